using Engine.Features;
using Engine.Tenancy;
using Shouldly;

namespace Engine.Tests.Features;

/// <summary>Every cause of the feature decision, one row each; then every pair of neighbours, for the order in which they are weighed.</summary>
public sealed class FeatureDecisionTests
{
    [Theory]
    [InlineData(Level.Password, 0)]
    [InlineData(Level.Eh3, 1)]
    public void A_feature_that_asks_a_stronger_sign_in_is_shown_but_reaches_no_contract_until_then(Level level, int reached)
    {
        var tenant = new CurrentTenant();
        using var entered = tenant.Enter(ProefModule.Tenant("""{ "features": { "proef.inzien": { "level": "eH3" } } }"""));
        var view = new FeatureView(tenant, new() { OrNone = ProefModule.Person(level: level, contracts: ProefModule.Contract()) }, TimeProvider.System);
        view.Shows(ProefModule.Inzien).ShouldBeTrue();
        view.Contracts(ProefModule.Inzien).Count.ShouldBe(reached);
    }

    private static readonly DateOnly Today = new(2026, 3, 15);

    private static readonly string[] Right = ["proef.mag-wijzigen"];

    [Theory]
    [InlineData("""{ "state": "on" }""", Visibility.Shown, FeatureReason.Allowed)]
    [InlineData("""{ }""", Visibility.Shown, FeatureReason.Allowed)]
    [InlineData("""{ "state": "off" }""", Visibility.Hidden, FeatureReason.SwitchedOff)]
    [InlineData("""{ "state": "greyed" }""", Visibility.Greyed, FeatureReason.TemporarilyUnavailable)]
    [InlineData("""{ "state": "on", "audiences": { "klein": "off" } }""", Visibility.Hidden, FeatureReason.OffForAudience)]
    [InlineData("""{ "state": "off", "audiences": { "klein": "on" } }""", Visibility.Shown, FeatureReason.Allowed)]
    [InlineData("""{ "state": "off", "audiences": { "groot": "on" } }""", Visibility.Hidden, FeatureReason.SwitchedOff)]
    [InlineData("""{ "state": "on", "audiences": { "klein": "greyed" } }""", Visibility.Greyed, FeatureReason.TemporarilyUnavailable)]
    [InlineData("""{ "state": "on", "organisations": { "100": "off" } }""", Visibility.Hidden, FeatureReason.OffForOrganisation)]
    [InlineData("""{ "state": "off", "audiences": { "klein": "off" }, "organisations": { "100": "on" } }""", Visibility.Shown, FeatureReason.Allowed)]
    [InlineData("""{ "state": "on", "audiences": { "klein": "on" }, "organisations": { "100": "off" } }""", Visibility.Hidden, FeatureReason.OffForOrganisation)]
    [InlineData("""{ "state": "off", "organisations": { "999": "on" } }""", Visibility.Hidden, FeatureReason.SwitchedOff)]
    [InlineData("""{ "when": "proef.salaris" }""", Visibility.Shown, FeatureReason.Allowed)]
    [InlineData("""{ "when": "not proef.salaris" }""", Visibility.Hidden, FeatureReason.ContractCondition)]
    [InlineData("""{ "from": "2026-03-15" }""", Visibility.Shown, FeatureReason.Allowed)]
    [InlineData("""{ "from": "2026-03-16" }""", Visibility.Hidden, FeatureReason.NotYet)]
    [InlineData("""{ "until": "2026-03-15" }""", Visibility.Shown, FeatureReason.Allowed)]
    [InlineData("""{ "until": "2026-03-14" }""", Visibility.Hidden, FeatureReason.NoLonger)]
    [InlineData("""{ "percentage": 50 }""", Visibility.Hidden, FeatureReason.OutsidePercentage)]
    [InlineData("""{ "percentage": 51 }""", Visibility.Shown, FeatureReason.Allowed)]
    [InlineData("""{ "level": "password" }""", Visibility.Shown, FeatureReason.Allowed)]
    [InlineData("""{ "level": "passwordAndCode" }""", Visibility.Shown, FeatureReason.LevelTooLow)]
    public void A_setting_of_the_tenant_decides(string setting, Visibility visibility, FeatureReason reason) =>
        Decide(setting, Subject()).ShouldBe(new(visibility, reason));

    [Fact]
    public void A_feature_that_the_tenant_does_not_name_is_off() =>
        ProefModule.Tenant("{}").Features.Decide(ProefModule.Wijzigen, Subject()).ShouldBe(new(Visibility.Hidden, FeatureReason.SwitchedOff));

    [Fact]
    public void An_unknown_feature_is_hidden() =>
        ProefModule.Tenant("{}").Features.Decide("proef.bestaat-niet", Subject()).Reason.ShouldBe(FeatureReason.UnknownFeature);

    [Fact]
    public void A_module_that_the_tenant_lacks_hides_its_features() => ProefModule
        .Tenant("""{ "modules": ["portal"], "features": { "proef.wijzigen": { "state": "on" } } }""")
        .Features.Decide(ProefModule.Wijzigen, Subject()).ShouldBe(new(Visibility.Hidden, FeatureReason.ModuleNotInTenant));

    [Fact]
    public void Without_the_right_it_is_hidden() =>
        Decide("{ }", Subject() with { Permissions = PermissionSet.None }).ShouldBe(new(Visibility.Hidden, FeatureReason.PermissionMissing));

    [Fact]
    public void A_visitor_has_to_sign_in_first() =>
        Decide("{ }", FeatureSubject.Visitor(Today)).ShouldBe(new(Visibility.Hidden, FeatureReason.NotSignedIn));

    [Fact]
    public void A_page_without_a_contract_is_decided_without_conditions() =>
        Decide("""{ "when": "proef.acceptgiro" }""", Subject() with { HasContract = false, Facts = 0 }).Reason.ShouldBe(FeatureReason.Allowed);

    /// <summary>Starts with everything in the way and clears one cause at a time: each time the next one is named.</summary>
    [Fact]
    public void Causes_are_named_in_their_order_widest_first()
    {
        string[] cures =
        [
            "\"organisations\": { \"100\": \"greyed\" }", "\"when\": \"proef.salaris\"", "\"from\": \"2026-03-01\"", "\"until\": \"2026-03-31\"",
            "\"percentage\": 100",
        ];
        string[] ills =
        [
            "\"organisations\": { \"100\": \"off\" }", "\"when\": \"proef.acceptgiro\"", "\"from\": \"2026-04-01\"", "\"until\": \"2026-03-01\"",
            "\"percentage\": 0",
        ];
        var found = new List<FeatureReason>();
        for (var cured = 0; cured <= ills.Length; cured++)
        {
            var setting = "{ \"level\": \"eh4\", " + string.Join(", ", cures[..cured].Concat(ills[cured..])) + " }";
            found.Add(Decide(setting, Subject() with { Permissions = PermissionSet.None }).Reason);
        }

        var allButRight = "{ \"level\": \"eh4\", " + string.Join(", ", cures) + " }";
        found.Add(Decide(allButRight, Subject()).Reason);
        found.Add(Decide(allButRight.Replace("greyed", "on", StringComparison.Ordinal), Subject()).Reason);

        found.ShouldBe(
        [
            FeatureReason.OffForOrganisation, FeatureReason.ContractCondition, FeatureReason.NotYet, FeatureReason.NoLonger,
            FeatureReason.OutsidePercentage, FeatureReason.PermissionMissing, FeatureReason.TemporarilyUnavailable, FeatureReason.LevelTooLow,
        ]);
        found.ShouldBeInOrder();
    }

    [Fact]
    public void Over_several_contracts_the_most_generous_answer_counts()
    {
        var feature = ProefModule.Tenant("""{ "features": { "proef.wijzigen": { "when": "proef.salaris" } } }""").Features.Find(ProefModule.Wijzigen).ShouldNotBeNull();
        var salaris = 1UL << ProefModule.Catalogue.FactIndex["proef.salaris"];
        var right = ProefModule.Contract(salaris, Right);
        var noCondition = ProefModule.Contract(0, Right);
        var noRight = ProefModule.Contract(salaris);

        feature.DecideFor(ProefModule.Person(contracts: [noCondition, noRight, right]), Today).Reason.ShouldBe(FeatureReason.Allowed);
        feature.DecideFor(ProefModule.Person(contracts: [noCondition, noRight]), Today).Reason.ShouldBe(FeatureReason.PermissionMissing);
        feature.DecideFor(ProefModule.Person(contracts: [noRight, noCondition]), Today).IsRoutable.ShouldBeTrue();
        feature.DecideFor(ProefModule.Person(contracts: [noCondition]), Today).IsRoutable.ShouldBeFalse();
    }

    [Fact]
    public void Deciding_allocates_nothing()
    {
        var table = ProefModule.Tenant("""
            { "features": { "proef.wijzigen": { "when": "proef.salaris", "audiences": { "klein": "on" }, "organisations": { "7": "off" }, "percentage": 90, "from": "2026-01-01" } } }
            """).Features;
        var person = ProefModule.Person("klein", Level.Password, ProefModule.Contract(ulong.MaxValue, Right), ProefModule.Contract());
        var subject = Subject();
        Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Run()
        {
            for (var i = 0; i < 1000; i++)
            {
                table.Decide(ProefModule.Wijzigen, subject);
                table.Find(ProefModule.Wijzigen)?.DecideFor(person, Today);
            }
        }
    }

    private static FeatureDecision Decide(string setting, FeatureSubject subject) => ProefModule
        .Tenant($$"""{ "features": { "proef.wijzigen": {{setting}} } }""").Features.Decide(ProefModule.Wijzigen, subject);

    private static FeatureSubject Subject() => new(
        Today, true, "klein", "100", 1UL << ProefModule.Catalogue.FactIndex["proef.salaris"], true,
        PermissionSet.Of(Right, ProefModule.Catalogue), Level.Password, 50);
}
