import { readViewId, viewIdFrom } from '../../src/twenty/views/view-link';

const ID = '0198aa10-3f5c-7000-8a11-5d0c6a1b2c3d';

describe('the view that a person pastes', () => {
  it.each([
    ['its id', ID],
    ['its id in capitals, with blanks', `  ${ID.toUpperCase()}\n`],
    ['its link', `https://acme.twenty.com/objects/people?viewId=${ID}`],
    ['a link without a scheme', `crm.example.com:3000/objects/people?viewId=${ID}`],
    ['a link below a path', `https://example.com/crm/objects/surveyResults?viewId=${ID}`],
    ['a link with a slash before its question mark', `https://acme.twenty.com/objects/people/?viewId=${ID}`],
    ['a link with more after it', `https://acme.twenty.com/objects/people?viewId=${ID}&x=1#top`],
    ['a link with more before it', `https://acme.twenty.com/objects/people?x=1&viewId=${ID}`],
    ['an older link', `https://acme.twenty.com/objects/people?view=${ID}`],
    ['a link in angle brackets', `<https://acme.twenty.com/objects/people?viewId=${ID}>`],
    ['a link at the end of a sentence', `https://acme.twenty.com/objects/people?viewId=${ID}.`],
  ])('as %s', (_, text) => {
    expect(viewIdFrom(text)).toBe(ID);
    expect(readViewId(text)).toBe(ID);
  });

  it.each([
    ['nothing', ''],
    ['words', 'All People'],
    ['the page of a record', `https://acme.twenty.com/object/person/${ID}`],
    ['a list without a view', 'https://acme.twenty.com/objects/people'],
    ['a view without an id', 'https://acme.twenty.com/objects/people?viewId='],
    ['an id that is cut', `https://acme.twenty.com/objects/people?viewId=${ID.slice(0, -1)}`],
    ['an id that is too long', `https://acme.twenty.com/objects/people?viewId=${ID}0`],
    ['another parameter', `https://acme.twenty.com/objects/people?overviewId=${ID}`],
    ['an id behind a hash', `https://acme.twenty.com/objects/people?x#&viewId=${ID}`],
    ['settings', `https://acme.twenty.com/settings/objects?viewId=${ID}`],
    ['an address of something else', `https://example.com/?viewId=${ID}`],
  ])('is not %s', (_, text) => {
    expect(viewIdFrom(text)).toBeNull();
    expect(() => readViewId(text)).toThrow(expect.objectContaining({ kind: 'view-unknown' }));
  });
});
