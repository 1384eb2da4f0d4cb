import 'reflect-metadata';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { AppModule } from '../app.module.js';
import type { SignIn } from '../clients/sign-in.js';
import type { Connections } from '../connections/connections.js';
import { REQUIRES } from './requires.js';
import type { Tokens } from './tokens.js';

// Routes are told without making anything that serves them.
const nothing: unknown = undefined;

interface Handler {
  name: string;
  route: object;
}

function routes(): Handler[] {
  const { controllers = [] } = AppModule.of(nothing as Connections, nothing as Tokens, nothing as SignIn);
  return controllers.flatMap((controller) => {
    const prototype = controller.prototype as object;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const route: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
      const isRoute = typeof route === 'function' && Reflect.hasMetadata(METHOD_METADATA, route);
      return isRoute ? [{ name: `${controller.name}.${name}`, route }] : [];
    });
  });
}

describe('permissions', () => {
  it('stand on every route', () => {
    expect(routes().length).toBeGreaterThan(30);
    expect(routes().filter(({ route }) => Reflect.getMetadata(REQUIRES, route) === undefined)).toEqual([]);
  });

  it('leave open to anybody only what says nothing about declarations', () => {
    const open = routes().filter(({ route }) => Reflect.getMetadata(REQUIRES, route) === 'nothing');
    expect(open.map(({ name }) => name).sort()).toEqual([
      'ClientsController.configuration',
      'HealthController.check',
      'HealthController.measurements',
      'ProblemController.all',
      'ProblemController.one',
      'ReleaseNotesController.keys',
    ]);
  });
});
