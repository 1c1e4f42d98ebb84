import { useEffect, useRef } from "react";

/** The longer side of a picture; a face needs no more, and slow lines carry it. */
const sideMax = 1_600;

interface CameraViewProps {
  stream: MediaStream;
  label: string;
  takeLabel: string;
  /** A JPEG. */
  onTake: (picture: Blob) => void;
  /** The camera shows nothing, as when it was just unplugged. */
  onLost: () => void;
}

/** What the camera sees, and the button that keeps it. */
export function CameraView({ stream, label, takeLabel, onTake, onLost }: CameraViewProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const shown = video.current;
    if (shown === null) return;
    shown.srcObject = stream;
    shown.play().catch(onLost);
  }, [stream, onLost]);
  const take = async () => {
    const picture = video.current === null ? null : await still(video.current);
    if (picture !== null) onTake(picture);
  };
  return (
    <>
      <video ref={video} className="face-view" aria-label={label} muted playsInline />
      <button type="button" className="button" onClick={() => void take()}>
        {takeLabel}
      </button>
    </>
  );
}

/** Null before the camera sees anything. */
function still(video: HTMLVideoElement): Promise<Blob | null> {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return Promise.resolve(null);
  const scale = Math.min(1, sideMax / Math.max(videoWidth, videoHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, "image/jpeg", 0.9);
  });
}
