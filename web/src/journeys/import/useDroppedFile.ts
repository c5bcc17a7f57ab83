import { useEffect, useRef, useState } from "react";

const holdsFile = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** Takes a file that is dropped anywhere on the page; answers whether one is held above it now. */
export function useDroppedFile(take: (file: File) => void): boolean {
  const [isDragging, setDragging] = useState(false);
  const taking = useRef(take);
  useEffect(() => {
    taking.current = take;
  });
  useEffect(() => {
    // The pointer leaves one element and enters the next all the time, so both are counted.
    let depth = 0;
    const end = () => {
      depth = 0;
      setDragging(false);
    };
    const enter = (event: DragEvent) => {
      if (!holdsFile(event)) return;
      depth += 1;
      setDragging(true);
    };
    const leave = (event: DragEvent) => {
      if (holdsFile(event) && (depth -= 1) <= 0) end();
    };
    const over = (event: DragEvent) => {
      if (holdsFile(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      end();
      const file = event.dataTransfer?.files[0];
      if (file) taking.current(file);
    };
    const listeners = { dragenter: enter, dragleave: leave, dragover: over, drop };
    const entries = Object.entries(listeners) as [keyof typeof listeners, typeof enter][];
    for (const [name, listener] of entries) window.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of entries) window.removeEventListener(name, listener);
    };
  }, []);
  return isDragging;
}
