import type { ViewModel } from '../../../local/crm/model';
import { NOW } from '../generate/looking';
import { type Looking, worldOf } from '../world';
import { statementOf } from './statement';

describe('the SQL of a view', () => {
  const world = worldOf({ records: 10, now: NOW });
  const at: Looking = { now: Date.parse(NOW), zone: 'UTC', machineZone: 'UTC', me: null, rules: '2.21' };
  const [view] = world.views.filter(({ object }) => object === 'opportunity');
  const asking = (more: Partial<ViewModel>): ReturnType<typeof statementOf> => {
    if (!view) throw new Error('No view of opportunities');
    const plain = { filters: [], filterGroups: [], sorts: [], groups: [], anyFieldFilterValue: null };
    return statementOf({ ...view, ...plain, ...more }, world.objects, at);
  };
  const filter = (field: string, operand: string, value: string, relationTargetField: string | null = null) => {
    const place = { subFieldName: null, groupId: null, positionInGroup: null };
    return { id: 'f', field, operand, value, relationTargetField, ...place };
  };

  test('joins a related record once, unless it is in the bin', () => {
    const asked = asking({
      filters: [filter('company', 'CONTAINS', 'a', 'name')],
      sorts: [{ field: 'company', direction: 'ASC', subFieldName: null }],
    });
    const text = 'sql' in asked ? asked.sql : '';
    expect(text.match(/LEFT JOIN/g)).toHaveLength(1);
    expect(text).toContain('"t.company"."deletedAt" IS NULL');
    expect(text).toContain('ORDER BY LOWER("t.company"."name") ASC NULLS FIRST');
  });

  test('says why there is none', () => {
    expect(asking({ filters: [filter('name', 'IS_EXACTLY', 'a')] })).toEqual({ stops: new Set(['inexpressible']) });
    const me = '{"isCurrentWorkspaceMemberSelected":true,"selectedRecordIds":[]}';
    expect(asking({ filters: [filter('owner', 'IS', me)] })).toEqual({ stops: new Set(['member-needed']) });
    expect(asking({ filters: [filter('stage', 'IS', '["GONE"]')] })).toEqual({ refused: true });
  });

  test('finds a currency by its name', () => {
    const asked = asking({ anyFieldFilterValue: 'dollar' });
    expect('sql' in asked && asked.sql).toContain("'USD'::text");
  });

  test('is the same whichever groups are hidden', () => {
    const groups = [{ fieldValue: 'NEW', isVisible: false, position: 0 }];
    expect(asking({ mainGroupByField: 'stage', groups })).toEqual(asking({}));
  });
});
