/**
 * Checkpoints also anchor what models and entries of watchlists say, each row by a number of its own, and the log of reads, page by
 * page: how many reads are in it, and their hash.
 */
export const anchoredBodies = `
create unique index risk_rules_number on risk_rules (number);
alter table risk_models add column number bigint generated always as identity;
create unique index risk_models_number on risk_models (number);
alter table risk_watchlists add column number bigint generated always as identity;
create unique index risk_watchlists_number on risk_watchlists (number);

-- Reads numbered from first to last whose month (UTC) is this one; the first page begins at 1, and no number is left out in between.
-- A page has one month, so that a month can be removed and all others still be compared.
create table read_pages (
  number bigint generated always as identity primary key,
  month date not null,
  first bigint not null,
  last bigint not null,
  rows integer not null,
  sha256 text not null,
  unique (first, month)
);
create index read_pages_last on read_pages (last);
`;
