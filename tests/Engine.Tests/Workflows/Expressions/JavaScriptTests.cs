using Engine.Workflows.Expressions;
using Engine.Workflows.Values;
using Shouldly;

namespace Engine.Tests.Workflows.Expressions;

/// <summary>What a script sees of its instance and what it may change there.</summary>
public sealed class JavaScriptTests
{
    private readonly TestScope scope = new()
    {
        CorrelationId = "c-1",
        Values =
        {
            ["Round"] = 2L,
            ["Name"] = "Anna",
            ["Amount"] = 19.99m,
            ["Due"] = new DateTimeOffset(2026, 9, 16, 12, 0, 0, TimeSpan.FromHours(2)),
            ["Items"] = new List<object?> { 3L, 1L, 2L },
            ["Order"] = PlainJson.Read("""{"id":7,"lines":[{"sku":"a","n":2}]}"""),
            ["Id"] = new Guid("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
            ["Span"] = TimeSpan.FromHours(36),
            ["Unset"] = null,
            ["Count"] = 0L,
        },
        Given = { ["Email"] = "anna@example.nl" },
        Outputs = { ["Ask.Result"] = "yes" },
    };

    [Theory]
    [InlineData("getRound() + 1", 3L)]
    [InlineData("variables.Round * 2", 4L)]
    [InlineData("variables['Round']", 2L)]
    [InlineData("getVariable('Name') + '!'", "Anna!")]
    [InlineData("getInput('Email')", "anna@example.nl")]
    [InlineData("getEmail()", "anna@example.nl")]
    [InlineData("getInput('None') ?? 'none'", "none")]
    [InlineData("getOutputFrom('Ask', 'Result') + getResultFromAsk() + getOutputFrom('Ask')", "yesyesyes")]
    [InlineData("getLastResult()", "last")]
    [InlineData("getCorrelationId() + getWorkflowInstanceId() + getWorkflowDefinitionId() + getWorkflowDefinitionVersionId() + getWorkflowDefinitionVersion()", "c-1instance-1definition-1definition-1-v33")]
    [InlineData("getOrder().lines.map(l => `${l.sku}:${l.n}`).join()", "a:2")]
    [InlineData("getAmount() * 2", 39.98)]
    [InlineData("getDue().getHours()", 12L)]
    [InlineData("new Date().toISOString()", "2026-09-16T10:00:00.000Z")]
    [InlineData("Date.now() === getDue().getTime()", true)]
    [InlineData("getId()", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee")]
    [InlineData("getSpan().totalHours + ' ' + getSpan()", "36 1.12:00:00")]
    [InlineData("getUnset() === null", true)]
    [InlineData("newGuid()", "11111111-2222-3333-4444-555555555555")]
    [InlineData("newShortGuid()", "ERERESIiMzNERFVVVVVVVQ")]
    [InlineData("parseGuid('{AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE}')", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee")]
    [InlineData("stringFromBase64(stringToBase64('héé')) + bytesToBase64(bytesFromString('a')) + bytesToString(bytesFromBase64('YQ=='))", "hééYQ==a")]
    [InlineData("isNullOrEmpty('') && isNullOrWhiteSpace(' ') && isNullOrEmpty(null) && !isNullOrEmpty('a')", true)]
    [InlineData("toJson({ a: [1, 'x', null] })", "{\"a\":[1,\"x\",null]}")]
    public void A_script_reads_the_instance(string script, object expected) => Evaluate(script).ShouldBe(expected);

    [Theory]
    [InlineData("setRound(5)", "Round", 5L)]
    [InlineData("variables.Round = getRound() + 1", "Round", 3L)]
    [InlineData("variables.Round += 3", "Round", 5L)]
    [InlineData("variables.Round++", "Round", 3L)]
    [InlineData("setVariable('Name', 'Bob')", "Name", "Bob")]
    [InlineData("if (getRound() > 1) { variables.Name = 'late' } else { variables.Name = 'early' }", "Name", "late")]
    public void A_script_writes_variables(string script, string name, object expected)
    {
        Evaluate(script);
        scope.Values[name].ShouldBe(expected);
        scope.Written.ShouldBe([name]);
    }

    [Fact]
    public void A_list_or_object_of_a_variable_that_changes_is_written_back()
    {
        Evaluate("variables.Items.push(9); const o = getOrder(); o.lines[0].n = 5; o.id");
        PlainJson.Write(scope.Values["Items"]).ShouldBe("[3,1,2,9]");
        PlainJson.Write(scope.Values["Order"]).ShouldBe("""{"id":7,"lines":[{"sku":"a","n":5}]}""");
        scope.Written.ShouldBe(["Items", "Order"], ignoreOrder: true);
    }

    [Fact]
    public void What_is_only_read_or_copied_is_not_written()
    {
        Evaluate("const l = [...getItems()]; l.sort(); const o = { ...getOrder() }; o.id = 9; l.length");
        scope.Written.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("variables.Name = 'changed'; setCorrelationId('x'); null.a")]
    [InlineData("variables.Name = 'changed'; setCorrelationId('x'); variables.Count = 'text'")]
    [InlineData("variables.Name = 'changed'; setCorrelationId('x'); setOutcome('y')")]
    [InlineData("variables.Name = 'changed'; setCorrelationId('x'); [1].map(x => variables.None)")]
    public void A_script_that_fails_leaves_nothing_behind(string script)
    {
        Should.Throw<ExpressionException>(() => Evaluate(script));
        scope.CorrelationId.ShouldBe("c-1");
        scope.Values["Name"].ShouldBe("Anna");
        scope.Written.ShouldBeEmpty();
    }

    [Fact]
    public void A_script_sees_its_own_changes_and_gives_them_over_at_the_end()
    {
        Evaluate("setRound(9); setWorkflowInstanceName('n'); setCorrelationId(null); getRound() + '/' + getWorkflowInstanceName() + '/' + getCorrelationId()").ShouldBe("9/n/null");
        (scope.Values["Round"], scope.InstanceName, scope.CorrelationId).ShouldBe((9L, "n", null));
    }

    [Theory]
    [InlineData("getNone()", 1, 8, "geen variabele, invoer of uitvoer met de naam None")]
    [InlineData("1 +\n  variables.None", 2, 13, "geen variabele met de naam None")]
    [InlineData("null.a", 1, 6, "null heeft geen veld a")]
    [InlineData("x = 5; let x = 1; x", 1, 1, "x wordt gebruikt voordat het een waarde heeft")]
    [InlineData("const f = () => y; f(); const y = 1", 1, 17, "y wordt gebruikt voordat het een waarde heeft")]
    [InlineData("getName().foo.bar", 1, 15, "undefined heeft geen veld bar")]
    [InlineData("variables.Count = 'x'", 1, 11, "x past niet in Count")]
    public void A_fault_has_a_place_and_a_reason(string script, int line, int column, string message)
    {
        var error = Should.Throw<ExpressionException>(() => Evaluate(script)).Error;
        error.Message.ShouldContain(message);
        (error.Line, error.Column).ShouldBe((line, column), error.ToString());
    }

    [Theory]
    [InlineData("foo + 1", 1, 1, "foo bestaat niet")]
    [InlineData("1 +\n  bar()", 2, 3, "bar bestaat niet")]
    [InlineData("var x = 1", 1, 1, "gebruik let of const")]
    [InlineData("[1].map(function (x) { return x })", 1, 9, "schrijf x => ...")]
    [InlineData("while (true) {}", 1, 1, "for (const x of lijst)")]
    [InlineData("for (let i = 0; i < 3; i++) {}", 1, 12, "for (const x of lijst)")]
    [InlineData("/a/.test('b')", 1, 1, "zoekpatronen")]
    [InlineData("new Map()", 1, 1, "alleen new Date")]
    [InlineData("({}).constructor", 1, 6, "constructor")]
    [InlineData("'a'.__proto__", 1, 5, "__proto__")]
    [InlineData("({ __proto__: null })", 1, 4, "__proto__")]
    [InlineData("const { constructor } = {}", 1, 9, "constructor")]
    [InlineData("Math.random()", 1, 6, "Math.random bestaat niet")]
    [InlineData("Math", 1, 1, "staat alleen voor een punt")]
    [InlineData("variables", 1, 1, "staat alleen voor een punt")]
    [InlineData("eval('1')", 1, 1, "eval bestaat niet")]
    [InlineData("globalThis.x", 1, 1, "globalThis bestaat niet")]
    [InlineData("this.x", 1, 1, "this wordt niet ondersteund")]
    [InlineData("'abc'.Trim()", 1, 7, "Bedoeld is misschien trim")]
    [InlineData("x = 5", 1, 1, "schrijf let x")]
    [InlineData("const x = 1; x = 2", 1, 14, "gebruik let")]
    [InlineData("{ a: 1 }", 1, 3, "ronde haakjes")]
    [InlineData("'een", 1, 1, "eindigt nergens")]
    [InlineData("1 ? 2", 1, 6, "maar de expressie houdt op")]
    public void What_does_not_belong_is_refused_when_it_is_read(string script, int line, int column, string message)
    {
        var error = Expression.Check("JavaScript", script).ShouldHaveSingleItem();
        error.Message.ShouldContain(message);
        (error.Line, error.Column).ShouldBe((line, column), error.ToString());
    }

    [Fact]
    public void Names_of_the_workflow_can_be_listed() =>
        Expression.Read("JavaScript", "setA(getB() + variables.C); variables.D = getInput('E') + getOutputFrom('F', 'x') + getVariable('G') + getInput(getH())")
            .References.Select(r => $"{r.Kind} {r.Name}{(r.IsWrite ? "=" : "")}")
            .ShouldBe(["Variable C", "Variable D=", "Accessor A=", "Accessor B", "Input E", "Activity F", "Variable G", "Accessor H"], ignoreOrder: true);

    [Fact]
    public void One_expression_serves_many_threads()
    {
        var expression = Expression.Read("JavaScript", "let s = 0; for (const x of Array.from({ length: 200 }, (_, i) => i)) { s += x * getRound() } s");
        Parallel.For(0, 200, i =>
        {
            var own = new TestScope { Values = { ["Round"] = (long)i } };
            expression.Evaluate(own).ShouldBe(19900L * i);
        });
    }

    private object? Evaluate(string script) => Expression.Read("JavaScript", script).Evaluate(scope);
}
