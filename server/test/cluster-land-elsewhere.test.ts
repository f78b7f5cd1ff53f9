import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Balancer } from './cluster/balancer.ts';
import { buses, type Server, Servers, whyNot } from './cluster/servers.ts';
import { agentAt, siteWith } from './scenes.ts';
import { Desk, links } from './sync/desk.ts';

describe.each(buses)('clients behind a balancer that is not sticky, over %s', (bus) => {
  let servers: Servers;
  let one: Server;
  let other: Server;
  beforeAll(async () => {
    if (whyNot(bus)) return;
    servers = await Servers.start(bus);
    [one, other] = servers.two;
  });
  afterAll(() => servers?.close());
  beforeEach(({ skip }) => {
    const why = whyNot(bus);
    if (why) skip(why);
  });

  test('a client that lands on another server in mid-talk loses nothing and doubles nothing', async () => {
    const site = await siteWith(one, { mode: 'single' });
    const agent = await agentAt(other);
    const balancer = await Balancer.open(one.app.port);
    const visitor = Desk.visitor(links.bare(balancer.url), site.key);
    const desk = Desk.console(links.bare(other.url), agent.token);
    await Promise.all([visitor.start(), desk.start()]);
    visitor.send('number 0', null);
    const conversationId = await visitor.conversationId();
    await desk.engine.openThread(conversationId);
    await visitor.engine.openThread(conversationId);
    const said = ['number 0'];
    for (let round = 1; round <= 6; round += 1) {
      // Some of these are stored and their answers lost; the outbox sends them again, to the other server.
      for (let at = 0; at < 5; at += 1) {
        const text = `number ${said.length}`;
        said.push(text);
        visitor.send(text, conversationId);
      }
      desk.send(`reply ${round}`, conversationId);
      balancer.moveTo(round % 2 ? other.app.port : one.app.port);
    }
    await visitor.until(({ outbox }) => outbox.length === 0);
    await desk.until(({ outbox }) => outbox.length === 0);
    const texts = (who: Desk, kind: string) =>
      who
        .thread(conversationId)
        .filter(({ author }) => author.kind === kind)
        .map(({ text }) => text);
    for (const who of [visitor, desk]) {
      await who.until(() => texts(who, 'visitor').length >= said.length);
      await who.until(() => texts(who, 'agent').length >= 6);
      expect(texts(who, 'visitor')).toEqual(said);
      expect(texts(who, 'agent')).toHaveLength(6);
    }
    const seqs = desk.thread(conversationId).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, at) => at + 1));
    await Promise.all([visitor.engine.stop(), desk.engine.stop()]);
    await balancer.close();
  });
});
