/**
 * Nothing is searched by what these documents hold, so nothing is gained by knowing how it is distributed; and to compare thousands
 * of them, as the analysis of a table does that grows, takes as much of the database's time as recording them.
 */
export const unanalysed = `
alter table events alter column body set statistics 0;
alter table declaration_versions alter column content set statistics 0;
alter table findings alter column body set statistics 0;
alter table risk_decisions alter column basis set statistics 0;
alter table risk_results alter column items set statistics 0, alter column reasons set statistics 0;
`;
