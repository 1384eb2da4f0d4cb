export { INTERVALS, type Interval } from '#libs/domain';
