using Engine.Workflows.Expressions;
using Engine.Workflows.Values;
using Shouldly;

namespace Engine.Tests.Workflows.Expressions;

public sealed class LiquidTests
{
    [Theory]
    [InlineData("plain { text } % here", "plain { text } % here")]
    [InlineData("Beste {{ Variables.Name }},", "Beste Anna,")]
    [InlineData("{{ Variables['Name'] }} {{Variables.Order.lines[0].sku}} {{ Variables.Order.lines[-1].sku }}", "Anna a b")]
    [InlineData("{{ Input.Email }}/{{ CorrelationId }}/{{ WorkflowInstanceId }}/{{ WorkflowDefinitionVersion }}", "anna@example.nl/corr/instance-1/3")]
    [InlineData("{{ Variables.None }}{{ Variables.Order.none.deeper }}", "")]
    [InlineData("{{ 'a' }}{{ 1 }}{{ -2.5 }}{{ true }}{{ nil }}", "a1-2.5true")]
    [InlineData("{% if Variables.Count > 2 %}veel{% elsif Variables.Count == 2 %}twee{% else %}weinig{% endif %}", "twee")]
    [InlineData("{% unless Variables.Count == 2 %}anders{% else %}twee{% endunless %}", "twee")]
    [InlineData("{% if Variables.None %}a{% else %}b{% endif %}{% if '' %}c{% endif %}{% if 0 %}d{% endif %}", "bcd")]
    [InlineData("{% if true or false and false %}a{% endif %}{% if false and false or true %}b{% endif %}", "a")]
    [InlineData("{% if Variables.Name contains 'nn' %}a{% endif %}{% if Variables.Tags contains 'x' %}b{% endif %}", "ab")]
    [InlineData("{% if Variables.Empty == empty %}leeg{% endif %}{% if Variables.Name != 'Bob' %}geen Bob{% endif %}", "leeggeen Bob")]
    [InlineData("{% for x in Variables.Tags %}{{ forloop.index }}{{ x }}{% unless forloop.last %},{% endunless %}{% endfor %}", "1x,2y,3z")]
    [InlineData("{% for x in Variables.Tags limit:1 offset:1 %}{{ x }}{% endfor %}{% for x in Variables.Tags reversed %}{{ x }}{% endfor %}", "yzyx")]
    [InlineData("{% for i in (1..3) %}{{ i }}{% endfor %}{% for x in Variables.Empty %}a{% else %}niets{% endfor %}", "123niets")]
    [InlineData("{% for p in Variables.Order.map %}{{ p[0] }}={{ p[1] }};{% endfor %}", "a=1;b=2;")]
    [InlineData("{% assign n = Variables.Name | upcase %}{{ n }}{% comment %} {{ wat dan ook }} {% endcomment %}!", "ANNA!")]
    [InlineData("a {{- 'b' -}} c {%- if true -%} d {%- endif -%} e", "abcde")]
    [InlineData("{{ '<b>&' | escape }} {{ 'x' | append: 'y' | prepend: 'w' }} {{ '  a ' | strip }} {{ 'hELLO' | capitalize }} {{ 'A' | downcase }}", "&lt;b&gt;&amp; wxy a Hello a")]
    [InlineData("{{ Variables.None | default: 'niets' }}{{ '' | default: 'leeg' }}{{ 0 | default: 1 }}", "nietsleeg0")]
    [InlineData("{{ 'a,b' | split: ',' | join: '-' }} {{ Variables.Tags | size }} {{ Variables.Tags | first }}{{ Variables.Tags | last }} {{ 'abc' | size }}", "a-b 3 xz 3")]
    [InlineData("{{ 'hoi' | base64 }} {{ Variables.Order.map | keys | join: '+' }} {{ Variables.Order.map | json }}", "aG9p a+b {\"a\":1,\"b\":2}")]
    [InlineData("{{ 'aXbX' | replace: 'X', '-' }} {{ 'een lange tekst' | truncate: 9 }}", "a-b- een la...")]
    [InlineData("{{ 7 | plus: 3 }} {{ 7 | minus: '2' }} {{ 7 | times: 1.5 }} {{ 7 | divided_by: 2 }} {{ 7 | divided_by: 2.0 }} {{ 2.345 | round: 2 }}", "10 5 10.5 3 3.5 2.35")]
    [InlineData("{{ Variables.Due | date: '%A %-d %B %Y %H:%M' }} {{ Variables.Due | date: '%d-%m-%y %a %b' }} {{ Variables.Due | date }}", "woensdag 6 mei 2026 09:05 06-05-26 wo mei 6 mei 2026")]
    [InlineData("{{ 'now' | date: '%F %T' }} {{ '2026-12-31' | date: '%j' }}", "2026-09-16 12:00:00 365")]
    [InlineData("{{ 1234567.5 | money }} {{ -3 | money }}", "€\u00a01.234.567,50 €\u00a0-3,00")]
    public void A_template_is_filled(string template, string expected) => Expression.Read("Liquid", template).Evaluate(Scope()).ShouldBe(expected);

    [Theory]
    [InlineData("{{ Naam }}", 1, 4, "Naam bestaat niet")]
    [InlineData("een\ntwee {{ Variables.X | nope }}", 2, 22, "het filter \"nope\" bestaat niet")]
    [InlineData("{% if true %}a", 1, 1, "{% endif %}")]
    [InlineData("{% if true %}a{% endfor %}", 1, 15, "{% endif %}")]
    [InlineData("a{% endif %}", 1, 2, "hoort bij geen begin")]
    [InlineData("{% include 'x' %}", 1, 1, "wordt niet ondersteund")]
    [InlineData("{{ 'a }}", 1, 1, "}}")]
    [InlineData("{{ 1 2 }}", 1, 6, "hoort hier niet")]
    [InlineData("{{ 'a' | append }}", 1, 9, "krijgt 1 tot 1")]
    [InlineData("{% for x of Variables.L %}{% endfor %}", 1, 10, "hier hoort in")]
    [InlineData("{% assign Variables = 1 %}", 1, 20, "eigen naam")]
    [InlineData("{% for x in (1..2) %}{% endfor %}{{ x }}", 1, 37, "x bestaat niet")]
    public void What_is_wrong_is_said_with_its_place(string template, int line, int column, string message)
    {
        var error = Expression.Check("Liquid", template).ShouldHaveSingleItem();
        (error.Line, error.Column).ShouldBe((line, column), error.ToString());
        error.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("{{ 'abc' | plus: 1 }}", ExpressionFault.Value)]
    [InlineData("{% if Variables.Name > 1 %}{% endif %}", ExpressionFault.Value)]
    [InlineData("{{ 1 | divided_by: 0 }}", ExpressionFault.Value)]
    [InlineData("{% for x in Variables.Count %}{% endfor %}", ExpressionFault.Value)]
    [InlineData("{% for a in (1..300) %}{% for b in (1..300) %}x{% endfor %}{% endfor %}", ExpressionFault.Limit)]
    [InlineData("{% for a in (1..99999999) %}{% endfor %}", ExpressionFault.Limit)]
    [InlineData("{% assign s = 'abcdefghij' %}{% for i in (1..30) %}{% assign s = s | append: s %}{% endfor %}", ExpressionFault.Limit)]
    [InlineData("{% assign s = 'aaaaaaaaaaaaaaaaaaaa' %}{% for i in (1..30) %}{% assign s = s | replace: 'a', s %}{% endfor %}", ExpressionFault.Limit)]
    public void What_a_value_does_not_allow_or_a_limit_forbids_is_a_named_fault(string template, ExpressionFault fault) =>
        Should.Throw<ExpressionException>(() => Expression.Read("Liquid", template).Evaluate(Scope())).Fault.ShouldBe(fault);

    [Fact]
    public void Names_of_the_workflow_can_be_listed() =>
        Expression.Read("Liquid", "{{ Variables.A.b }}{% if Input.C %}{{ Variables['D'] }}{% endif %}").References
            .Select(r => (r.Kind, r.Name)).ShouldBe([(ExpressionReferenceKind.Variable, "A"), (ExpressionReferenceKind.Input, "C"), (ExpressionReferenceKind.Variable, "D")]);

    private static TestScope Scope() => new()
    {
        CorrelationId = "corr",
        Values =
        {
            ["Name"] = "Anna",
            ["Count"] = 2L,
            ["Tags"] = new List<object?> { "x", "y", "z" },
            ["Empty"] = new List<object?>(),
            ["Order"] = PlainJson.Read("""{"lines":[{"sku":"a"},{"sku":"b"}],"map":{"a":1,"b":2}}"""),
            ["Due"] = new DateTimeOffset(2026, 5, 6, 7, 5, 0, TimeSpan.Zero),
        },
        Given = { ["Email"] = "anna@example.nl" },
    };
}
