import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { version } from '#libs/config';
import {
  CheckpointFilter,
  ComparisonQuery,
  Declaration,
  DeclarationFilter,
  DeclarationQuery,
  DeclarationReadFilter,
  DistributionQuery,
  HoursQuery,
  InboxFilter,
  NextFilter,
  PerformanceQuery,
  PredictionsQuery,
  RejectionFilter,
  ReleaseNoteQuery,
  RuleFilter,
  SignalsQuery,
  StudyQuery,
  StudyReportQuery,
  VersionQuery,
  WhatIfQuery,
} from '#libs/domain';
import { WEB_CLIENT } from '#libs/identity';
import { z } from 'zod';
import { AmendmentRequest } from '../declarations/requests.js';
import { Problem } from '../problem/problem-of.js';
import { ProcessLogQuery } from '../process-log/query.js';
import { FaultsQuery, ImportQuery, ModelFilter } from '../risk/requests.js';
import { InboxQuery } from '../tasks/requests.js';

type Schemas = Record<string, Record<string, unknown>>;

const DESCRIPTION = `Carries customs declarations from lodgement to release.

Every refusal is a problem (RFC 9457) with a stable \`code\`; \`/problems/<code>\` explains each. After the answer to a command, every read shows its effect. Commands take an \`Idempotency-Key\`; but repeating one without is harmless too. \`503\` means: nothing is lost, send the same again.

What you see depends on who you are: officers see their offices, agencies the goods that they control, brokers the parties for which they act. What is not yours to see does not exist (404). Lanes and risk reasons are for customs only.`;

/** Serve the documentation: pages at /docs, the document at /docs/openapi.json. */
export function serveDocs(app: INestApplication, issuer: { url: string; isEmbedded: boolean }): void {
  SwaggerModule.setup('docs', app, () => openApi(app, issuer), {
    jsonDocumentUrl: 'docs/openapi.json',
    yamlDocumentUrl: 'docs/openapi.yaml',
    customSiteTitle: 'Levante API',
    swaggerOptions: {
      persistAuthorization: true,
      oauth2RedirectUrl: new URL('/docs/oauth2-redirect.html', issuer.url).href,
      initOAuth: { clientId: WEB_CLIENT, usePkceWithAuthorizationCodeGrant: true, scopes: ['openid', 'profile'] },
    },
  });
}

function openApi(app: INestApplication, issuer: { url: string; isEmbedded: boolean }): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Levante')
    .setDescription(DESCRIPTION)
    .setVersion(version())
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .addSecurity('oauth2', signIn(issuer));
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
    standardSchemaConverter: (schema, { schemaType }) => converted(schema as z.ZodType, schemaType),
  });
  // Named by hand in the documentation, so that nothing that Nest sees brings them in.
  const schemas = { ...document.components?.schemas };
  for (const schema of [Problem, Declaration, AmendmentRequest])
    Object.assign(schemas, converted(schema, 'input').components);
  return { ...document, components: { ...document.components, schemas } };
}

/** How to sign in: with the embedded issuer in the page itself, with another as its discovery document says. */
const signIn = ({ url, isEmbedded }: { url: string; isEmbedded: boolean }) =>
  isEmbedded
    ? {
        type: 'oauth2' as const,
        flows: {
          authorizationCode: {
            authorizationUrl: `${url}/auth`,
            tokenUrl: `${url}/token`,
            scopes: { openid: 'who you are' },
          },
          clientCredentials: { tokenUrl: `${url}/token`, scopes: {} },
        },
      }
    : { type: 'openIdConnect' as const, openIdConnectUrl: `${url}/.well-known/openid-configuration` };

// The documentation tells each parameter of these, so it must see them and not a reference.
const QUERIES: unknown[] = [
  InboxFilter,
  InboxQuery,
  NextFilter,
  DeclarationFilter,
  DeclarationQuery,
  RejectionFilter,
  ReleaseNoteQuery,
  ReleaseNoteQuery,
  StudyQuery,
  ComparisonQuery,
  HoursQuery,
  DistributionQuery,
  StudyReportQuery,
  PerformanceQuery,
  WhatIfQuery,
  FaultsQuery,
  ImportQuery,
  ModelFilter,
  RuleFilter,
  VersionQuery,
  CheckpointFilter,
  DeclarationReadFilter,
  SignalsQuery,
  PredictionsQuery,
  ProcessLogQuery,
];

/** A zod schema as OpenAPI 3.0 has it: named schemas become components, referred to by their names. */
function converted(schema: z.ZodType, io: 'input' | 'output'): { schema: unknown; components: Schemas } {
  const json: Json = z.toJSONSchema(schema, { target: 'openapi-3.0', io, unrepresentable: 'any' });
  const { definitions = {}, ...root } = inComponents(json);
  if (!QUERIES.includes(schema)) return { schema: root, components: definitions };
  const { [String(schema.meta()?.id)]: query = root, ...components } = definitions;
  return { schema: query, components };
}

type Json = Record<string, unknown> & { definitions?: Schemas };

/** References to definitions, made references to components. */
function inComponents(json: Json): Json {
  return JSON.parse(JSON.stringify(json).replaceAll('"#/definitions/', '"#/components/schemas/')) as Json;
}
