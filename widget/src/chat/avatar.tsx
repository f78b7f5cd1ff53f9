import type { AgentFace } from '@deskbell/shared/model/agent';

/** A face, or the first letter of a name. */
export function Avatar({ name, face }: { name: string; face?: AgentFace | undefined }) {
  if (face?.avatarUrl) return <img class="avatar" src={face.avatarUrl} alt="" />;
  return (
    <span class="avatar" aria-hidden="true">
      {[...(face?.name ?? name).trim()][0]?.toLocaleUpperCase()}
    </span>
  );
}
