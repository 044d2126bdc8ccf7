/** A photo made smaller on the device: less to send, and nothing of the camera's own data leaves it. */
const SIDE = 2000;
const SMALL_ENOUGH = 20 * 1024 * 1024;
const taken = ['image/jpeg', 'image/png', 'image/webp'];

/** @returns undefined when the device cannot read it and the server would not take it */
export async function shrinkPhoto(file: File): Promise<Blob | undefined> {
  const asItIs = taken.includes(file.type) && file.size <= SMALL_ENOUGH ? file : undefined;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext('2d');
    if (!pen) return asItIs;
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
    return blob ?? asItIs;
  } catch {
    return asItIs;
  }
}
