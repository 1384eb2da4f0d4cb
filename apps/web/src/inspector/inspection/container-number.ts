// By its own address: the whole language would bring its contracts along.
export { isContainerNumber } from '../../../../../libs/domain/src/check-digit.js';
