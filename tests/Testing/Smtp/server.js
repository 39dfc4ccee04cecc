// A real mail server on loopback that says on standard output what it accepted, one JSON object per line.
const { SMTPServer } = require('smtp-server');

const { port = 0, refuse = 0, delay = 0 } = JSON.parse(process.argv[2] ?? '{}');
let refusals = refuse;
const say = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  logger: false,
  onMailFrom(address, session, callback) {
    if (refusals > 0) {
      refusals -= 1;
      const error = new Error('Try again later');
      error.responseCode = 451;
      callback(error);
      return;
    }
    setTimeout(callback, delay);
  },
  onRcptTo(address, session, callback) {
    if (address.address.startsWith('weg@')) {
      const error = new Error('No such mailbox');
      error.responseCode = 550;
      callback(error);
      return;
    }
    callback();
  },
  onData(stream, session, callback) {
    let raw = '';
    stream.setEncoding('utf8');
    stream.on('data', (chunk) => { raw += chunk; });
    stream.on('end', () => {
      say({ from: session.envelope.mailFrom.address, to: session.envelope.rcptTo.map((r) => r.address), raw });
      callback();
    });
  },
});
server.on('error', () => {});
server.listen(port, '127.0.0.1', () => say({ port: server.server.address().port }));
// ends with the test that started it, however that ends
process.stdin.on('end', () => process.exit(0)).resume();
