/**
 * Expected release times go by what is ahead of goods in their queues, instead of by how long these are. What was learnt without is
 * worth nothing then: the next turn of the keeper, within minutes, makes the model anew.
 */
export const queuesAhead = `
truncate release_model, release_cells;
-- Of each queue what it gets through, and since when those wait that stand in it.
alter table release_model drop column bands, drop column queues, add column lines jsonb not null;
alter table release_cells add column ahead real[] not null;
`;
