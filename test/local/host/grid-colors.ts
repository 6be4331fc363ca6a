import type { Page } from 'playwright-core';

/** The colour that the grid paints near the upper right corner of a cell, where no text stands: "#rrggbb"; null: none. Counted from 1. */
export async function paintedColor(page: Page, row: number, column: number): Promise<string | null> {
  const at = { x: 46 + column * 100 - 6, y: 20 + (row - 1) * 21 + 5 };
  const [red = 0, green = 0, blue = 0, opacity = 0] = await page
    .locator('#grid canvas')
    .evaluateAll((list, { x, y }) => {
      const canvases = list.filter((one) => one instanceof HTMLCanvasElement);
      const grid = canvases.sort((a, b) => b.height - a.height)[0];
      const scale = grid ? grid.width / grid.getBoundingClientRect().width : 1;
      return [...(grid?.getContext('2d')?.getImageData(x * scale, y * scale, 1, 1).data ?? [])];
    }, at);
  if (opacity === 0) return null;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
