//! What a hand does on a page beside typing: chooses a photo, draws a signature.

use testbed::browser::Page;

/// Chooses a photo of two colours as a camera would give it, so many pixels large.
pub async fn photograph(page: &Page, (width, height): (u32, u32)) {
    let half = height / 2;
    let script = format!(
        "(async () => {{
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [{width}, {height}];
        const pen = canvas.getContext('2d');
        pen.fillStyle = '#a33';
        pen.fillRect(0, 0, {width}, {half});
        pen.fillStyle = '#33a';
        pen.fillRect(0, {half}, {width}, {half});
        const taken = await new Promise((done) => canvas.toBlob(done, 'image/jpeg'));
        const files = new DataTransfer();
        files.items.add(new File([taken], 'IMG_1.jpg', {{ type: 'image/jpeg' }}));
        const field = document.getElementById('fault-photo');
        field.files = files.files;
        field.dispatchEvent(new Event('change', {{ bubbles: true }}));
        return field.files.length === 1;
    }})()"
    );
    page.wait_for(&script).await;
}

/// Draws a signature as a finger does.
pub const DRAW: &str = "(() => {
    const canvas = document.querySelector('[data-signature]');
    const box = canvas.getBoundingClientRect();
    const at = (type, x, y) => canvas.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true,
        pointerId: 1, clientX: box.left + box.width * x, clientY: box.top + box.height * y }));
    canvas.setPointerCapture = () => {};
    at('pointerdown', 0.1, 0.2);
    for (let step = 1; step <= 12; step += 1) at('pointermove', 0.1 + step * 0.05, 0.2 + (step % 3) * 0.1);
    at('pointerup', 0.7, 0.2);
    return document.getElementById('signature').value.length > 20; })()";
