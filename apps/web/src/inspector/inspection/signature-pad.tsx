import { useLayoutEffect, useRef, type PointerEvent, type RefObject } from 'react';

/** Pixels of the drawing; shown as wide as the screen allows. */
const [WIDTH, HEIGHT] = [600, 220];

/** A line drawn without lifting: x and y in turn, in pixels of the drawing. */
export type Stroke = number[];

interface SignaturePadProps {
  label: string;
  canvas: RefObject<HTMLCanvasElement | null>;
  strokes: Stroke[];
  /** Another one was drawn. */
  onStroke: (stroke: Stroke) => void;
}

/** Where one signs with a finger. */
export function SignaturePad({ label, canvas, strokes, onStroke }: SignaturePadProps) {
  const drawn = useRef<Stroke>([]);
  useLayoutEffect(() => {
    const pen = canvas.current?.getContext('2d');
    pen?.clearRect(0, 0, WIDTH, HEIGHT);
    if (pen) for (const stroke of strokes) draw(pen, stroke);
  }, [canvas, strokes]);

  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drawn.current = pointOf(event);
  };
  const goOn = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = event.currentTarget.getContext('2d');
    if (!pen || drawn.current.length === 0) return;
    const from = drawn.current.slice(-2);
    const to = pointOf(event);
    drawn.current.push(...to);
    draw(pen, [...from, ...to]);
  };
  const end = () => {
    const stroke = drawn.current;
    drawn.current = [];
    if (stroke.length > 2) onStroke(stroke);
  };
  return (
    <canvas
      ref={canvas}
      className="pad"
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
      onPointerDown={begin}
      onPointerMove={goOn}
      onLostPointerCapture={end}
    />
  );
}

function pointOf({ currentTarget, clientX, clientY }: PointerEvent<HTMLCanvasElement>): Stroke {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return [Math.round(((clientX - left) / width) * WIDTH), Math.round(((clientY - top) / height) * HEIGHT)];
}

function draw(pen: CanvasRenderingContext2D, stroke: Stroke): void {
  pen.lineWidth = 3;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  // Ink, whatever the theme: the image is kept as it is.
  pen.strokeStyle = '#10204a';
  pen.beginPath();
  for (let at = 0; at + 1 < stroke.length; at += 2) pen.lineTo(stroke[at] ?? 0, stroke[at + 1] ?? 0);
  pen.stroke();
}
