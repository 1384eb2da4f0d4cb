import { HttpException, Injectable } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { sql } from 'kysely';
import { Connections } from '../connections/connections.js';

const PATIENCE_MS = 2_000;

/** Whether this process can do its work: it answers, and so do PostgreSQL and Temporal. */
@Injectable()
export class Health {
  constructor(
    private readonly checks: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly connections: Connections,
  ) {}

  async check(): Promise<{ healthy: boolean; body: unknown }> {
    const { db, temporal } = this.connections;
    const attempt = (name: string, answers: () => Promise<boolean>) => () =>
      this.indicators
        .check(name)
        .attempt(async () => {
          // Of the reason nothing goes outside; the log has it.
          if (!(await answers().catch(() => false))) throw new Error('does not answer');
        })
        .withTimeout(PATIENCE_MS);
    try {
      const body = await this.checks.check([
        attempt('database', async () => (await sql`select 1`.execute(db)).rows.length === 1),
        attempt('temporal', () => temporal.isServing()),
      ]);
      return { healthy: true, body };
    } catch (error) {
      if (!(error instanceof HttpException)) throw error;
      return { healthy: false, body: error.getResponse() };
    }
  }

  /** Assessments of the last hour in which something failed; null where the database does not say. */
  async decisionsWithFaults(): Promise<number | null> {
    try {
      const { rows } = await this.connections.record.query<{ count: number }>(
        `select count(*)::int as count from risk_decisions where faults <> '{}' and at > now() - interval '1 hour'`,
      );
      return rows[0]?.count ?? 0;
    } catch (error) {
      this.connections.log.warn({ err: error }, 'nobody can say how many assessments failed in part');
      return null;
    }
  }
}
