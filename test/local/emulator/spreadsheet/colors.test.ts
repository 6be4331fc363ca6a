import { callAnyhow, openDesk } from './fake-execution';

describe('colours as objects', () => {
  test('a builder has no colour, then one of numbers or of the theme, and never both', () => {
    const { app } = openDesk();
    const builder = app.newColor();
    const types: string[] = [String(builder.getColorType())];
    expect(() => builder.asRgbColor()).toThrow('Object is not of type RgbColor.');
    const rgb = builder.setRgbColor('Teal').build();
    types.push(String(rgb.getColorType()));
    const parts = rgb.asRgbColor();
    expect([parts.asHexString(), parts.getRed(), parts.getGreen(), parts.getBlue()]).toEqual(['#008080', 0, 128, 128]);
    expect(() => rgb.asThemeColor()).toThrow('Object is not of type ThemeColor.');
    const theme = builder.setThemeColor(app.ThemeColorType.ACCENT3).build();
    types.push(String(theme.getColorType()));
    expect(theme.asThemeColor().getThemeColorType()).toBe(app.ThemeColorType.ACCENT3);
    expect(() => theme.asRgbColor()).toThrow('Object is not of type RgbColor.');
    expect(types).toEqual(['UNSUPPORTED', 'RGB', 'THEME']);
    // What was built before does not change with its builder.
    expect(rgb.asRgbColor().asHexString()).toBe('#008080');
  });

  test('cells keep them, and a colour by text takes the theme away', () => {
    const { app, sheet } = openDesk();
    const accent = app.newColor().setThemeColor(app.ThemeColorType.ACCENT1).build();
    const red = app.newColor().setRgbColor('#f00').build();
    const range = sheet
      .getRange('A1:B1')
      .setBackgroundObjects([[accent, red]])
      .setFontColorObject(accent);
    const kinds = () =>
      [range.getBackgroundObjects(), range.getFontColorObjects()].flat(2).map((one) => String(one.getColorType()));
    expect([kinds(), range.getBackgrounds()]).toEqual([['THEME', 'RGB', 'THEME', 'THEME'], [['#4285f4', '#ff0000']]]);
    range.setBackground('#00ff00').setFontColor('black');
    expect(kinds()).toEqual(['RGB', 'RGB', 'RGB', 'RGB']);
    range.setBackgroundObject(null);
    expect(range.getBackgrounds()).toEqual([['#ffffff', '#ffffff']]);
    expect(() => callAnyhow(range, 'setBackgroundObject', '#ff0000')).toThrow('signature');
  });
});
