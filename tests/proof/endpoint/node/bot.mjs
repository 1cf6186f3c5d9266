// A bot in JavaScript: Discord's own library checks what is signed.

import { createServer } from "node:http";
import { InteractionResponseType, InteractionType, verifyKey } from "discord-interactions";

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const { "x-signature-ed25519": signature = "", "x-signature-timestamp": timestamp = "" } = request.headers;
  if (!(await verifyKey(body, signature, timestamp, process.env.DISCORD_PUBLIC_KEY))) {
    response.writeHead(401).end("invalid request signature");
    return;
  }
  const interaction = JSON.parse(body);
  const answer = interaction.type === InteractionType.PING
    ? { type: InteractionResponseType.PONG }
    : { type: InteractionResponseType.CHANNEL_MESSAGE_WITH_SOURCE, data: { content: `Hello, ${interaction.member.user.username}!` } };
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));
