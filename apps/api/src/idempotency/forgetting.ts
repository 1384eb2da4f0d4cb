import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { forgetAnswers } from '#libs/store';
import { Connections } from '../connections/connections.js';

const EVERY_MS = 60 * 60 * 1000;

/** Forgets old answers to commands, once an hour. Several processes may do so at once. */
@Injectable()
export class Forgetting implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly connections: Connections) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.forget(), EVERY_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async forget(): Promise<void> {
    const { record, log } = this.connections;
    // What is not forgotten now is forgotten in an hour.
    await forgetAnswers(record).catch((error: unknown) => log.warn({ err: error }, 'old answers are not forgotten'));
  }
}
