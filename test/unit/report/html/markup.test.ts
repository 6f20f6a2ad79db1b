import { describe, expect, it } from 'vitest';
import { html, joined, shortened, trustedMarkup } from '../../../../report/html/markup.ts';

describe('a template', () => {
  it('escapes whatever is no markup, in text and in attributes', () => {
    const hostile = `<script>alert("1")</script>&'`;
    const { text } = html`<p title="${hostile}">${hostile}</p>`;
    expect(text).toBe(
      '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;</p>',
    );
  });

  it('takes markup, lists and nothing as they are', () => {
    const items = ['a', 'b<'].map((name) => html`<li>${name}</li>`);
    expect(html`<ul>${items}</ul>${undefined}${null}${false}${0}`.text).toBe(
      '<ul><li>a</li><li>b&lt;</li></ul>0',
    );
    expect(joined([html`<b></b>`, '<'], ' ').text).toBe('<b></b> &lt;');
    expect(html`${trustedMarkup('<svg></svg>')}`.text).toBe('<svg></svg>');
  });

  it('refuses a value where an attribute lacks its quotation marks', () => {
    expect(() => html`<p title=${'x onclick'}></p>`).toThrow('quotation marks');
  });

  it('shows controls and marks that turn the direction of writing', () => {
    expect(html`${'a\u202eb\u0000c\td\r\ne'}`.text).toBe('a\ufffdb\ufffdc\td\ne');
  });
});

describe('a long text', () => {
  it('is cut, and says how long it is', () => {
    expect(shortened('abc', 3)).toBe('abc');
    expect(shortened('abcd', 3)).toBe('abc… (the beginning of 4 characters)');
  });
});
