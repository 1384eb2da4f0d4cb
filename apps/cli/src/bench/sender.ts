import { Agent, request } from 'node:http';

/** An answer as it came. */
export interface Sent {
  status: number;
  text: string;
}

/** Sends requests over connections that are kept; `fetch` would take three times the processor time, which is the server's as well. */
export interface Sender {
  send(method: string, path: string, token: string, json?: object): Promise<Sent>;
  close(): void;
}

export function senderTo(api: string): Sender {
  const agent = new Agent({ keepAlive: true });
  const send: Sender['send'] = (method, path, token, json) =>
    new Promise((resolve, reject) => {
      const body = json === undefined ? undefined : JSON.stringify(json);
      const content = body !== undefined && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      };
      const headers = { authorization: `Bearer ${token}`, ...content };
      const sending = request(`${api}${path}`, { method, agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.on('error', reject);
      });
      sending.on('error', (error) => {
        // The server let go of an idle connection in the moment in which it was used again.
        const isStale = sending.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
        if (isStale) resolve(send(method, path, token, json));
        else reject(error);
      });
      sending.end(body);
    });
  return { send, close: () => agent.destroy() };
}
