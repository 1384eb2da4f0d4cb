/**
 * Whether a rule was tried so that it may be approved is told alike to everybody who may read rules, whatever declarations they may see:
 * a backtest of none counts only where there was none at all.
 */
export const declaredBefore = `
create function levante_declared_before(instant timestamptz) returns boolean language sql stable security definer set search_path from current as $$
  select exists (select from declarations where accepted_at < instant)
$$;
revoke execute on function levante_declared_before(timestamptz) from public;
grant execute on function levante_declared_before(timestamptz) to levante_api;
`;
