import { useState } from "react";
import { sendPicture } from "./biometrics-api.ts";
import { CameraView } from "./CameraView.tsx";
import { Picture } from "./Picture.tsx";
import { useCamera } from "./use-camera.ts";
import type { Words } from "./words/en.ts";

const fileBytesMax = 10 * 1_024 * 1_024;

export interface FaceCaptureProps {
  code: string;
  words: Words;
  onDone: () => void;
  /** The page no longer takes a picture: somebody used it, or its time is over. */
  onClosed: () => void;
}

type Problem = "noCamera" | "wrongFile" | "unreachable";

/** A picture by the camera, or out of a file where there is no camera; looked at before it is sent. */
export function FaceCapture({ code, words, onDone, onClosed }: FaceCaptureProps) {
  const camera = useCamera();
  const [picture, setPicture] = useState<Blob | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSending, setIsSending] = useState(false);

  const isLive = camera.stream !== null;

  const startCamera = async () => {
    setPicture(null);
    setProblem((await camera.start()) ? null : "noCamera");
  };
  const keep = (taken: Blob) => {
    camera.stop();
    setPicture(taken);
  };
  const choose = (file: File | undefined) => {
    if (file === undefined) return;
    camera.stop();
    const isPicture = file.type === "image/jpeg" || file.type === "image/png";
    const isFit = isPicture && file.size <= fileBytesMax;
    setPicture(isFit ? file : null);
    setProblem(isFit ? null : "wrongFile");
  };
  const send = async (wanted: Blob) => {
    setIsSending(true);
    const sent = await sendPicture(code, wanted).catch(() => "unreachable" as const);
    setIsSending(false);
    if (sent === "taken") onDone();
    else if (sent === "closed") onClosed();
    else setProblem(sent === "refused" ? "wrongFile" : "unreachable");
  };

  return (
    <section className="card face" aria-labelledby="face-title">
      <h1 id="face-title">{words.faceTitle}</h1>
      {picture === null && !isLive && <Advice words={words} />}
      {camera.stream !== null && (
        <CameraView
          stream={camera.stream}
          label={words.live}
          takeLabel={words.take}
          onTake={keep}
          onLost={camera.stop}
        />
      )}
      {picture !== null && <Picture picture={picture} label={words.preview} />}
      {problem !== null && (
        <p className="face-problem" role="alert">
          {problem === "unreachable" ? `${words.unreachable}. ${words.unreachableHint}` : words[problem]}
        </p>
      )}
      <div className="face-actions">
        {picture !== null && (
          <button type="button" className="button" disabled={isSending} onClick={() => void send(picture)}>
            {isSending ? words.sending : words.send}
          </button>
        )}
        {!isLive && !isSending && (
          <button
            type="button"
            className={picture === null ? "button" : "button button-quiet"}
            onClick={() => void startCamera()}
          >
            {picture === null ? words.startCamera : words.again}
          </button>
        )}
        {!isSending && <FileChoice label={words.chooseFile} onChoose={choose} />}
      </div>
    </section>
  );
}

function Advice({ words }: { words: Words }) {
  return (
    <>
      <p>{words.faceIntro}</p>
      <ul>
        <li>{words.tipLight}</li>
        <li>{words.tipBare}</li>
        <li>{words.tipAlone}</li>
      </ul>
    </>
  );
}

function FileChoice({ label, onChoose }: { label: string; onChoose: (file: File | undefined) => void }) {
  return (
    <label className="button button-quiet face-choose">
      {label}
      <input
        className="face-file"
        type="file"
        accept="image/jpeg,image/png"
        onChange={(event) => {
          onChoose(event.target.files?.[0]);
          // The same file may be chosen again after a mistake.
          event.target.value = "";
        }}
      />
    </label>
  );
}
