import type { Site } from '@deskbell/shared/model/site';
import { Check, Code, Copy } from 'lucide-react';
import { useState } from 'react';
import { useGround, useLive } from '../session/context.ts';
import { areSame } from '../state/use-source.ts';
import { Button } from '../ui/button.tsx';
import { Blank } from '../ui/state.tsx';
import { useWords } from '../words/words.tsx';
import './embed.css';

export const snippetOf = (serverUrl: string, site: Site): string =>
  `<script async src="${serverUrl}/widget.js" data-site="${site.key}"></script>`;

/** How a site gets its widget: one line to copy, per site. */
export function Embed() {
  const words = useWords().embed;
  const { serverUrl } = useGround();
  const sites = useLive((state) => [...state.sites.values()], areSame);
  return (
    <div className="embed">
      <Blank
        icon={<Code />}
        title={words.title}
        lead={sites.length > 0 ? words.lead : words.noSites}
      />
      {sites.map((site) => (
        <Snippet key={site.id} site={site} snippet={snippetOf(serverUrl, site)} />
      ))}
      {sites.length > 0 ? (
        <a
          className="embed-demo"
          href={`${serverUrl}/demo`}
          target="_blank"
          rel="noopener noreferrer"
        >
          {words.demo}
        </a>
      ) : null}
    </div>
  );
}

function Snippet({ site, snippet }: { site: Site; snippet: string }) {
  const words = useWords().embed;
  const { bridge } = useGround();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await bridge.call('copyText', { text: snippet });
    setCopied(true);
  };
  return (
    <figure className="snippet">
      <figcaption dir="auto">{site.name}</figcaption>
      <pre dir="ltr">
        <code>{snippet}</code>
      </pre>
      <Button isSmall onClick={() => void copy()}>
        {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
        {isCopied ? words.copied : words.copy}
      </Button>
    </figure>
  );
}
