using Engine.Features;
using Microsoft.Extensions.Configuration;
using Shouldly;

namespace Engine.Tests.Features;

public sealed class ExplainerTests
{
    private static readonly FeatureSubject Subject =
        new(new(2026, 3, 15), true, "klein", "100", 0, true, PermissionSet.None, Level.Password, 50);

    public static TheoryData<FeatureReason> Reasons => [.. Enum.GetValues<FeatureReason>()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Every_reason_is_told_in_plain_Dutch_and_names_a_setting(FeatureReason reason)
    {
        var explanation = Explain("{ }", reason);
        explanation.Text.ShouldEndWith(".");
        explanation.Text.ShouldNotContain(reason.ToString());
        explanation.Text.ShouldNotContain("features.");
        explanation.Setting.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void No_two_reasons_sound_the_same() =>
        Enum.GetValues<FeatureReason>().Select(r => Explain("{ }", r).Text).ShouldBeUnique();

    [Theory]
    [InlineData("""{ "from": "2026-04-01" }""", FeatureReason.NotYet, "01-04-2026")]
    [InlineData("""{ "until": "2026-03-01" }""", FeatureReason.NoLonger, "t/m 01-03-2026")]
    [InlineData("""{ "state": "off", "reason": "Wij werken eraan." }""", FeatureReason.SwitchedOff, "Wij werken eraan.")]
    [InlineData("""{ "audiences": { "klein": "off" } }""", FeatureReason.OffForAudience, "kleine klanten")]
    [InlineData("""{ "when": "proef.salaris and not proef.acceptgiro" }""", FeatureReason.ContractCondition, "de premie via het salaris loopt en niet de premie via acceptgiro loopt")]
    [InlineData("""{ "level": "eh3" }""", FeatureReason.LevelTooLow, "eH3")]
    public void The_text_holds_what_the_tenant_set(string setting, FeatureReason reason, string part) =>
        Explain(setting, reason).Text.ShouldContain(part);

    [Fact]
    public void The_admin_reads_which_roles_carry_a_missing_right() =>
        Explain("{ }", FeatureReason.PermissionMissing).Setting.ShouldContain("Baas");

    [Theory]
    [InlineData("Allowance:proefland", "proef")]
    [InlineData("Allowance:proefland", "portal.simulator, proef.wijzigen")]
    [InlineData("Allowance:PROEFLAND:0", "proef.wijzigen")]
    public void What_the_operator_withholds_no_file_switches_on(string key, string value)
    {
        var host = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [key] = value }).Build();
        const string On = """{ "features": { "proef.wijzigen": { "state": "on" } } }""";
        var allowance = HostAllowance.From(host);
        ProefModule.Tenant(On, allowance: allowance).Features.Decide(ProefModule.Wijzigen, Subject).Reason.ShouldBe(FeatureReason.NotAllowedByHost);
        ProefModule.Tenant(On, "anderland", allowance).Features.Decide(ProefModule.Wijzigen, Subject).Reason.ShouldBe(FeatureReason.PermissionMissing);
    }

    private static Explanation Explain(string setting, FeatureReason reason) => new Explainer(ProefModule.Catalogue).Explain(
        ProefModule.Tenant($$"""{ "features": { "proef.wijzigen": {{setting}} } }"""),
        ProefModule.Wijzigen,
        new(Visibility.Hidden, reason),
        Subject);
}
