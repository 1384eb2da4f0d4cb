export { featureName } from './feature-names.js';
export { featureInSpanish } from './features-in-spanish.js';
export { modelInSpanish } from './models-in-spanish.js';
export { officeName } from './office-name.js';
export { ownerName, studyWords } from './study.js';
export { reasonName } from './reason-names.js';
export { lookedFor, reasonTold } from './reasons.js';
