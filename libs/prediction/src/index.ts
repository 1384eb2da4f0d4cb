export * from './backtest.js';
export * from './clock.js';
export * from './conformal.js';
export * from './coverage.js';
export * from './estimate.js';
export * from './expected.js';
export { keysOf, type Model } from './model.js';
export * from './moment.js';
export * from './outages.js';
export * from './queues.js';

export * from './synthetic.js';
