import { Button, ButtonLink, ButtonRow, IconButton } from './button.tsx';
import { Deadline } from './deadline.tsx';
import { Icon, type IconName } from './icon.tsx';
import { iconPaths } from './icon-paths.ts';
import { ItemList, ListItem } from './list-item.tsx';
import { Notice } from './notice.tsx';
import { Pagination } from './pagination.tsx';
import { SearchForm } from './search-form.tsx';
import { Disclosure, DocumentSheet, Section, Withheld } from './section.tsx';
import type { ShowcaseWords } from './showcase-words.ts';
import { Stages } from './stages.tsx';
import { Mark, StateTag } from './state-tag.tsx';
import { EmptyState, ErrorState, Progress, Skeleton } from './states.tsx';
import { StatList, SummaryList } from './summary-list.tsx';
import { Table } from './table.tsx';
import { Tabs } from './tabs.tsx';

/** Everything that is not a form or a chart. */
export function ShowcaseParts({ locale, words }: { locale: string; words: ShowcaseWords }) {
  const t = (zh: string, en: string) => (locale === 'en' ? en : zh);
  const rows = [
    { id: '2026-0012', subject: words.subject, unit: t('省民政厅', 'Civil Affairs'), state: 'done' as const, days: 62 },
    {
      id: '2026-0187',
      subject: words.long,
      unit: t('省文化和旅游厅', 'Culture and Tourism'),
      state: 'active' as const,
      days: 1024,
    },
  ];
  return (
    <>
      <Section
        id="figures"
        title={t('本次会议', 'This session')}
        aside={<a href="#all">{t('统计说明', 'How it is counted')}</a>}
      >
        <StatList
          items={[
            { key: 'a', label: t('收到', 'Received'), value: '5,890', unit: t('件', ''), href: '#r' },
            { key: 'b', label: t('立案', 'Filed'), value: '5,002', unit: t('件', '') },
            {
              key: 'c',
              label: t('按期答复', 'Answered in time'),
              value: '96.4',
              unit: '%',
              note: t('按最后答复日计', 'by day of last reply'),
            },
            { key: 'd', label: t('满意', 'Satisfied'), value: '91.2', unit: '%' },
          ]}
        />
        <br />
        <SearchForm
          large
          action="/search"
          label={t('搜索提案', 'Search proposals')}
          placeholder={t('案由、编号、承办单位', 'Subject, number, unit')}
        />
      </Section>
      <Section id="list" title={t('需要我处理', 'Needs me')}>
        <Tabs
          label={t('范围', 'Scope')}
          items={[
            { key: 'a', label: t('待办', 'To do'), href: '#1', current: true, count: 3 },
            { key: 'b', label: t('我的提案', 'Mine'), href: '#2', count: 12 },
            { key: 'c', label: t('已办结', 'Closed'), href: '#3' },
          ]}
        />
        <ItemList label={t('待办', 'To do')}>
          <ListItem
            unread
            href="#p1"
            title={words.subject}
            marks={<Mark seal>{t('重点', 'Key')}</Mark>}
            meta={
              <>
                <StateTag tone="attention">{t('待评价', 'To be rated')}</StateTag>
                <Deadline days={2} date={t('2026年3月5日 20:00', '5 March 2026, 20:00')} />
              </>
            }
            next={t('评价办理结果', 'Rate the handling')}
          />
          <ListItem
            href="#p2"
            title={words.long}
            note={t('第一提案人 林知远，联名 12 人', 'Lin Zhiyuan and twelve co-signers')}
            meta={
              <>
                <StateTag tone="active">{t('办理中', 'Being handled')}</StateTag>
                <Deadline days={-2} date={t('2026年3月1日', '1 March 2026')} />
              </>
            }
            next={t('查看延期说明', 'Read why it is late')}
          />
          <ListItem
            href="#p3"
            title={t('关于加强乡镇卫生院儿科能力建设的提案', 'Paediatrics in township clinics')}
            meta={
              <>
                <StateTag tone="waiting">{t('待联名', 'Waiting for co-signers')}</StateTag>
                <Deadline days={18} date={t('2026年3月31日', '31 March 2026')} />
              </>
            }
          />
        </ItemList>
        <Pagination page={3} pages={42} href={(page) => `#page-${page}`} />
      </Section>
      <Section id="states" title={t('状态与期限', 'States and deadlines')}>
        <p className="yt-meta">
          <StateTag tone="idle">{t('草稿', 'Draft')}</StateTag>
          <StateTag tone="active">{t('审查中', 'Examined')}</StateTag>
          <StateTag tone="waiting">{t('待签收', 'To be accepted')}</StateTag>
          <StateTag tone="attention">{t('退回修改', 'Returned')}</StateTag>
          <StateTag tone="done">{t('已答复', 'Answered')}</StateTag>
          <StateTag tone="stopped">{t('不予立案', 'Declined')}</StateTag>
        </p>
        <p className="yt-meta" style={{ marginTop: 12 }}>
          <StateTag filled tone="idle">
            {t('草稿', 'Draft')}
          </StateTag>
          <StateTag filled tone="active">
            {t('审查中', 'Examined')}
          </StateTag>
          <StateTag filled tone="attention">
            {t('退回修改', 'Returned')}
          </StateTag>
          <StateTag filled tone="done">
            {t('已答复', 'Answered')}
          </StateTag>
          <Mark>{t('平时提案', 'Intersession')}</Mark>
        </p>
        <p className="yt-meta" style={{ marginTop: 12 }}>
          <Deadline days={18} date={t('2026年3月31日', '31 March 2026')} />
          <Deadline days={0} />
          <Deadline days={-2} unit="days" />
          <Deadline status="paused" />
          <Deadline status="met" date={t('2026年2月3日', '3 February 2026')} />
          <Deadline status="late" />
        </p>
      </Section>
      <Section id="story" title={t('办理经过', 'What happened')}>
        <Stages
          label={t('办理经过', 'What happened')}
          stages={[
            {
              key: '1',
              title: t('审查立案', 'Examination'),
              period: t('2026年1月12日至1月25日', '12 to 25 January 2026'),
              days: t('13 天', '13 days'),
              said: t('立案 · 第12号', 'Filed · no. 12'),
              lines: [
                {
                  key: '1',
                  title: t('立案', 'Filed'),
                  date: t('2026年1月25日', '25 January 2026'),
                  dateTime: '2026-01-25',
                  by: t('提案委员会', 'Proposals committee'),
                },
              ],
            },
            {
              key: '2',
              title: t('办理答复', 'Handling and reply'),
              period: t('2026年2月3日至4月30日', '3 February to 30 April 2026'),
              days: t('86 天', '86 days'),
              said: t('答复：省民政厅（A 类）', 'Replied: Civil Affairs (class A)'),
              lines: [
                {
                  key: '1',
                  title: t('签收办理：省民政厅、省财政厅', 'Accepted: Civil Affairs, Finance'),
                  date: t('2026年2月3日', '3 February 2026'),
                  dateTime: '2026-02-03',
                },
                {
                  key: '2',
                  title: t('答复：省民政厅（A 类）', 'Replied: Civil Affairs (class A)'),
                  date: t('2026年4月30日', '30 April 2026'),
                  dateTime: '2026-04-30',
                  note: t(
                    '已列入今年民生实事，年底前新建助餐点 600 个。',
                    'On this year’s list of works: 600 new services before the year ends.',
                  ),
                },
              ],
            },
            {
              key: '3',
              title: t('提案人评价', 'Rating by the proposers'),
              period: t('2026年4月30日起', 'since 30 April 2026'),
              days: t('已 6 天', '6 days so far'),
              current: true,
              lines: [],
            },
          ]}
        />
      </Section>
      <Section id="document" title={t('全文', 'Full text')}>
        <DocumentSheet
          className="yt-document--sheet"
          level={3}
          issuer={t('清河省民政厅', 'Civil Affairs Office of Qinghe')}
          number={t('清民函〔2026〕31号', 'No. 31 (2026)')}
          title={t('对省政协第2026-0012号提案的答复', 'Reply to proposal 2026-0012')}
          to={t('林知远委员：', 'Member Lin Zhiyuan,')}
          signed={t('清河省民政厅', 'Civil Affairs Office')}
          date={t('2026年4月30日', '30 April 2026')}
        >
          <p>{words.text}</p>
          <p>
            {words.advice}
            <Withheld>{t('此处不公开：涉及个人信息', 'Withheld: personal information')}</Withheld>
          </p>
        </DocumentSheet>
      </Section>
      <Section id="facts" title={t('基本情况', 'Facts')}>
        <SummaryList
          lined
          items={[
            {
              key: 'a',
              term: t('案由', 'Subject'),
              value: words.subject,
              action: { href: '#e', label: t('修改', 'Change'), about: t('案由', ' the subject') },
            },
            {
              key: 'b',
              term: t('承办单位', 'Units'),
              value: t('省民政厅（主办）、省财政厅（会办）', 'Civil Affairs (lead), Finance (assisting)'),
            },
            { key: 'c', term: t('附件', 'Attachments'), value: t('2 个文件，共 3.1 MB', 'two files, 3.1 MB') },
          ]}
        />
        <br />
        <Table
          caption={t('近期答复', 'Lately answered')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'subject',
              header: t('案由', 'Subject'),
              heading: true,
              cell: (row) => <a href={`#${row.id}`}>{row.subject}</a>,
            },
            {
              key: 'id',
              header: t('编号', 'Number'),
              nowrap: true,
              cell: (row) => row.id,
              sort: { href: '#s', now: 'descending' },
            },
            { key: 'unit', header: t('承办单位', 'Unit'), cell: (row) => row.unit },
            {
              key: 'state',
              header: t('状态', 'State'),
              cell: (row) => (
                <StateTag tone={row.state}>
                  {row.state === 'done' ? t('已答复', 'Answered') : t('办理中', 'Being handled')}
                </StateTag>
              ),
            },
            {
              key: 'days',
              header: t('用时（天）', 'Days'),
              numeric: true,
              cell: (row) => row.days.toLocaleString(locale),
            },
          ]}
        />
        <Disclosure summary={t('怎么算的', 'How it is counted')}>
          <p>
            {t(
              '自交办之日起至最后一份答复发出之日止，扣除停表天数。',
              'From the day of assignment to the last reply, without the days the clock stood still.',
            )}
          </p>
        </Disclosure>
      </Section>
      <Section id="notices" title={t('提示与各种状态', 'Notices and states')}>
        <div className="yt-stack">
          <Notice tone="info">
            {t(
              '草稿已保存在本机和服务器，最后一次 14:32。',
              'The draft is saved here and on the server, last at 14:32.',
            )}
          </Notice>
          <Notice
            tone="done"
            title={t('提案已提交', 'The proposal is submitted')}
            actions={
              <ButtonLink look="quiet" size="small" href="#x">
                {t('查看提案', 'Open it')}
              </ButtonLink>
            }
          >
            {t(
              '编号在立案后生成。审查一般需要 10 个工作日。',
              'It gets a number when it is filed. Examination takes ten working days as a rule.',
            )}
          </Notice>
          <Notice tone="warn">{t('还有 2 位联名人没有确认。', 'Two co-signers have not answered.')}</Notice>
          <Notice tone="error" title={t('没有保存', 'Not saved')}>
            {t('服务器上有更新的一稿，请先比较两稿。', 'There is a newer draft on the server. Compare the two first.')}
          </Notice>
          <Progress value={0.43} label={t('正在导入旧登记册', 'Importing the old register')} remaining={38} />
          <div className="yt-columns">
            <EmptyState
              title={t('还没有提案', 'No proposals yet')}
              actions={<Button icon="plus">{t('写第一件提案', 'Write the first one')}</Button>}
            >
              {t('您提交和联名的提案会出现在这里。', 'What you submit or co-sign will be listed here.')}
            </EmptyState>
            <ErrorState
              title={t('没有找到这件提案', 'This proposal was not found')}
              icon="search"
              reference="7F3K-92"
              actions={
                <ButtonLink look="secondary" href="#r">
                  {t('去提案公开页搜索', 'Search the register')}
                </ButtonLink>
              }
            >
              {t('它可能尚未公开，或地址有误。', 'It may not be public yet, or the address is wrong.')}
            </ErrorState>
            <Skeleton shape="list" rows={2} />
            <Skeleton shape="figures" rows={3} />
          </div>
        </div>
      </Section>
      <Section id="buttons" title={t('按钮与图标', 'Buttons and signs')}>
        <ButtonRow>
          <Button icon="send">{t('提交提案', 'Submit')}</Button>
          <Button look="secondary">{t('保存草稿', 'Save draft')}</Button>
          <Button look="danger" icon="return">
            {t('撤回提案', 'Withdraw')}
          </Button>
          <Button look="quiet" icon="print">
            {t('打印', 'Print')}
          </Button>
          <Button busy>{t('正在提交', 'Submitting')}</Button>
          <Button look="secondary" disabled>
            {t('签发答复', 'Issue')}
          </Button>
          <IconButton icon="more" label={t('更多', 'More')} />
        </ButtonRow>
        <p style={{ display: 'flex', flexWrap: 'wrap', gap: 20, fontSize: '1.25rem', marginTop: 24 }}>
          {(Object.keys(iconPaths) as IconName[]).map((name) => (
            <Icon key={name} name={name} label={name} />
          ))}
        </p>
      </Section>
    </>
  );
}
