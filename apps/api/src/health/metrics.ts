import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus reads of this process. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

const requestSeconds = new Histogram({
  name: 'levante_http_request_duration_seconds',
  help: 'Time from a request to the end of its answer, by route.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  registers: [metrics],
});

export const lodgementsTotal = new Counter({
  name: 'levante_lodgements_total',
  help: 'Lodgements by how they were answered.',
  labelNames: ['outcome'],
  registers: [metrics],
});

export const commandsTotal = new Counter({
  name: 'levante_commands_total',
  help: "Commands sent to declarations' workflows.",
  labelNames: ['command'],
  registers: [metrics],
});

/** What an operator watches of targeting. It is nothing for outsiders: when targeting fails is a good time to try something. */
export const targetingMetrics = new Registry();

export const targetingFaultsTotal = new Counter({
  name: 'levante_targeting_faults_total',
  help: 'How often something that the risk unit has put in force could not be read by this process.',
  registers: [targetingMetrics],
});

export const decisionsWithFaults = new Gauge({
  name: 'levante_decisions_with_faults',
  help: 'Assessments of the last hour in which something failed, of all processes: GET /risk/faults says what, and what came of it.',
  registers: [targetingMetrics],
});

/** Measures every request by its route, never by its path: paths are without number. */
export function measureRequests(request: Request, response: Response, next: NextFunction): void {
  const stop = requestSeconds.startTimer({ method: request.method });
  response.once('close', () => {
    const { route } = request as { route?: { path?: unknown } };
    stop({ route: typeof route?.path === 'string' ? route.path : 'none', status: String(response.statusCode) });
  });
  next();
}
