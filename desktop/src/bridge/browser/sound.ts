type Sound = 'message' | 'waiting';

// Hertz and the second each tone starts at.
const tones: Record<Sound, { frequency: number; at: number }[]> = {
  message: [{ frequency: 880, at: 0 }],
  waiting: [
    { frequency: 659, at: 0 },
    { frequency: 988, at: 0.14 },
  ],
};
const toneSeconds = 0.32;

let audio: AudioContext | undefined;

/** Plays once even when several tabs of the console are open: only the one that holds the lock sounds. */
export function playSound(sound: Sound): Record<string, never> {
  navigator.locks
    .request('deskbell.sound', { ifAvailable: true }, async (lock) => {
      if (lock) await play(sound);
    })
    .catch((error: unknown) => console.debug('no sound', error));
  return {};
}

async function play(sound: Sound): Promise<void> {
  audio ??= new AudioContext();
  // Before the first click on the page a browser allows no sound.
  if (audio.state !== 'running') return;
  for (const { frequency, at } of tones[sound]) playTone(audio, frequency, audio.currentTime + at);
  await new Promise((resolve) => setTimeout(resolve, 900));
}

function playTone(context: AudioContext, frequency: number, at: number): void {
  const tone = new OscillatorNode(context, { type: 'sine', frequency });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.12, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, at + toneSeconds);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + toneSeconds);
}

/** A browser lets sound through only after the first touch; this wakes it then. */
export function unlockSound(): void {
  const unlock = () => {
    audio ??= new AudioContext();
    audio.resume().catch((error: unknown) => console.debug('no sound', error));
  };
  window.addEventListener('pointerdown', unlock, { once: true });
  window.addEventListener('keydown', unlock, { once: true });
}
