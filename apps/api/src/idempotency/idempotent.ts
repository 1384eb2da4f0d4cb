import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { TakesIdempotencyKey } from '../docs/responses.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';

/** A command that takes an Idempotency-Key. */
export const Idempotent = () => applyDecorators(UseInterceptors(IdempotencyInterceptor), TakesIdempotencyKey());
