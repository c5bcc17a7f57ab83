import {
  IconHeadphones,
  IconMicrophone,
  IconPlayerPause,
  IconPlayerPlay,
} from "@tabler/icons-react";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { fileName, pictureUrl } from "../templates/rendered";
import { scatter } from "./scatter";

const BARS = 34;
const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** The bars of a voice note. They are drawn from its address, the same each time; nobody listens to it for that. */
function Wave({ seed, played }: { seed: string; played: number }) {
  const heights = useMemo(() => {
    const next = scatter(seed);
    return Array.from({ length: BARS }, (_, at) => {
      const swell = 0.35 + 0.65 * Math.abs(Math.sin((at / BARS) * Math.PI * 3));
      return 3 + Math.round(17 * swell * (0.35 + 0.65 * next()));
    });
  }, [seed]);
  return (
    <svg viewBox={`0 0 ${BARS * 4} 22`} preserveAspectRatio="none" aria-hidden className="wave">
      {heights.map((height, at) => (
        <rect
          key={at}
          x={at * 4}
          y={(22 - height) / 2}
          width={2.4}
          height={height}
          rx={1.2}
          className={at / BARS < played ? "on" : ""}
        />
      ))}
    </svg>
  );
}

/** Plays a sound: a voice note with its wave, other sounds with a plain line. */
export function Sound({ url, isVoice }: { url: string; isVoice: boolean }) {
  const { t } = useTranslation();
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(0);
  const [failed, setFailed] = useState(false);
  const source = failed ? undefined : pictureUrl(url);
  const name = t(isVoice ? "phone.media.voice" : "phone.media.audio");
  const played = length > 0 ? at / length : 0;
  const Kind = isVoice ? IconMicrophone : IconHeadphones;
  const toggle = () => {
    const player = audio.current;
    if (!player) return;
    if (player.paused) void player.play().catch(() => setFailed(true));
    else player.pause();
  };
  return (
    <div className="wa-sound" role="group" aria-label={isVoice ? name : `${name} ${fileName(url)}`}>
      <span className="wa-sound-kind" aria-hidden>
        <Kind size={20} />
      </span>
      <button
        type="button"
        disabled={!source}
        aria-label={t(isPlaying ? "phone.pause" : "phone.play")}
        onClick={toggle}
      >
        {isPlaying ? (
          <IconPlayerPause size={22} aria-hidden />
        ) : (
          <IconPlayerPlay size={22} aria-hidden />
        )}
      </button>
      <span className="wa-sound-line">
        {isVoice ? (
          <Wave seed={url} played={played} />
        ) : (
          <span className="line" aria-hidden>
            <i style={{ width: `${played * 100}%` }} />
          </span>
        )}
        <input
          type="range"
          min={0}
          max={Math.max(1, length)}
          step={0.1}
          value={at}
          disabled={length === 0}
          aria-label={t("phone.position")}
          aria-valuetext={clock(at)}
          onChange={(event) => {
            const to = Number(event.currentTarget.value);
            if (audio.current) audio.current.currentTime = to;
            setAt(to);
          }}
        />
        <small className="tnum">
          {source ? clock(at > 0 || length === 0 ? at : length) : t("phone.cannotPlay")}
        </small>
      </span>
      {source && (
        <audio
          ref={audio}
          src={source}
          preload="metadata"
          onLoadedMetadata={({ currentTarget: { duration } }) =>
            setLength(Number.isFinite(duration) ? duration : 0)
          }
          onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
          onPlay={() => setPlaying(true)}
          onPause={() => setPlaying(false)}
          onEnded={() => setAt(0)}
          onError={() => setFailed(true)}
        />
      )}
    </div>
  );
}
