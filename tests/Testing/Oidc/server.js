// A real OpenID provider on loopback in the part of a broker of eHerkenning: one page to choose who to be, and one to sign out.
// Told on standard input which clients there are, and when to sign with another key; says on standard output where it listens.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';

const scheme = 'urn:etoegang:core:';
const names = ['LegalSubjectID', 'ActingSubjectID', 'ServiceID', 'IntermediateSubjectID'].map((n) => scheme + n)
  .concat('urn:etoegang:1.9:ServiceRestriction:Vestigingsnr', 'namequalifier');
const levels = ['loa2', 'loa2plus', 'loa3', 'loa4'].map((l) => `${scheme}assurance-class:${l}`);

let issuer;
let clients = [];
let handle = (request, response) => { response.statusCode = 503; response.end(); };

const key = () => ({ ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' });

const page = (title, body) => `<!DOCTYPE html><html lang="nl"><title>${title}</title><main><h1>${title}</h1>${body}</main></html>`;

const choose = (uid, asked) => page('Makelaar', `<p id="gevraagd">${asked ?? ''}</p><form method="post" action="/keuze/${uid}">
  <label>KvK <input name="kvk"></label> <label>Persoon <input name="persoon"></label>
  <label>Niveau <select name="niveau"><option></option>${levels.map((l) => `<option>${l}</option>`).join('')}</select></label>
  <button name="actie" value="inloggen">Inloggen</button> <button name="actie" value="annuleren">Annuleren</button></form>`);

const read = async (request) => {
  let body = '';
  for await (const part of request) { body += part; }
  return new URLSearchParams(body);
};

function open() {
  const provider = new Provider(issuer, {
    clients,
    jwks: { keys: [key()] },
    cookies: { keys: [randomUUID()] },
    conformIdTokenClaims: false,
    acrValues: levels,
    scopes: ['openid', 'eherkenning'],
    claims: { openid: ['sub', 'acr'], eherkenning: names },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource(ctx, form) { ctx.body = page('Uitloggen bij de makelaar', `${form}<button form="op.logoutForm" name="logout" value="yes">Uitloggen</button>`); },
      },
    },
    interactions: { url: (ctx, interaction) => `/keuze/${interaction.uid}` },
    findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...JSON.parse(Buffer.from(id, 'base64url')) }) }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid eherkenning');
      await grant.save();
      return grant;
    },
  });
  const rest = provider.callback();
  handle = async (request, response) => {
    const [, uid] = /^\/keuze\/([\w-]+)$/.exec(request.url) ?? [];
    if (!uid) {
      rest(request, response);
    } else if (request.method === 'GET') {
      const { params } = await provider.interactionDetails(request, response);
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(choose(uid, params.acr_values));
    } else {
      const form = await read(request);
      const kvk = form.get('kvk');
      const account = { [names[0]]: kvk, namequalifier: 'urn:etoegang:1.9:EntityConcernedID:KvKnr', [names[1]]: form.get('persoon') };
      await provider.interactionFinished(request, response, form.get('actie') === 'inloggen'
        ? { login: { accountId: Buffer.from(JSON.stringify(account)).toString('base64url'), acr: form.get('niveau') || undefined, remember: false } }
        : { error: 'access_denied', error_description: 'The user cancelled' });
    }
  };
}

const server = createServer((request, response) => handle(request, response)?.catch?.((fault) => {
  response.statusCode = 500;
  response.end(String(fault));
}));
server.listen(0, '127.0.0.1', () => {
  issuer = `http://localhost:${server.address().port}`;
  process.stdout.write(`${JSON.stringify({ issuer })}\n`);
});
createInterface({ input: process.stdin }).on('line', (line) => {
  clients = JSON.parse(line).clients ?? clients;
  open();
  process.stdout.write('{"ready":true}\n');
}).on('close', () => process.exit(0));
