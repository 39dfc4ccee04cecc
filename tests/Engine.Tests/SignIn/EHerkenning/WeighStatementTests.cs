using Engine.Features;
using Engine.Modules;
using Engine.SignIn.EHerkenning;
using Engine.Tenancy;
using Shouldly;
using Testing;

namespace Engine.Tests.SignIn.EHerkenning;

/// <summary>What a broker vouched for is weighed by the portal itself (dutch-standards 1.5 and 1.6).</summary>
public sealed class WeighStatementTests
{
    private const string Service = "urn:etoegang:DV:00000003244440010000:services:1";

    private static readonly Statement Good = new("urn:etoegang:HM", Level.Eh3, [new(LegalSubjectKind.Kvk, "27312345")], "abc@def", null, [], [Service], null, "_1");

    [Theory]
    [InlineData(Level.Eh2, Level.Eh2Plus, false)]
    [InlineData(Level.Eh2Plus, Level.Eh2Plus, true)]
    [InlineData(Level.Eh2Plus, Level.Eh3, false)]
    [InlineData(Level.Eh3, Level.Eh3, true)]
    [InlineData(Level.Eh4, Level.Eh3, true)]
    [InlineData(Level.Passkey, Level.None, false)]
    [InlineData((Level)99, Level.Eh2Plus, false)]
    public void The_level_reached_is_the_tenants_and_the_one_asked_or_higher(Level reached, Level asked, bool enough) =>
        (Weigh(Good with { Level = reached }, asked: asked) is null).ShouldBe(enough);

    [Fact]
    public void The_tenants_level_counts_when_less_was_asked() =>
        Weigh(Good with { Level = Level.Eh3 }, """{ "level": "eh4" }""", Level.Eh2).ShouldBe(WeighStatement.TooLow);

    [Theory]
    [InlineData("""{ "serviceIds": ["urn:etoegang:DV:00000003244440010000:services:1"] }""", true)]
    [InlineData("""{ "serviceIds": ["urn:etoegang:DV:00000003244440010000:services:2"] }""", false)]
    [InlineData("""{ "serviceUuids": ["8a7b5c1e-0000-4000-8000-000000000001"] }""", false)]
    [InlineData("{}", true)]
    public void A_mandate_for_another_service_is_not_enough(string rules, bool enough) => (Weigh(Good, rules) is null).ShouldBe(enough);

    [Fact]
    public void A_mandate_without_a_service_is_not_enough_where_services_are_named() =>
        Weigh(Good with { ServiceIds = [] }, $$"""{ "serviceIds": ["{{Service}}"] }""").ShouldBe(WeighStatement.OtherService);

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void An_office_acts_for_a_customer_only_where_the_tenant_allows_it(bool allowed, bool enough)
    {
        var verdict = Weigh(Good with { Intermediaries = [new(LegalSubjectKind.Kvk, "76543210")] }, $$"""{ "intermediaries": {{(allowed ? "true" : "false")}} }""");
        verdict.ShouldBe(enough ? null : WeighStatement.Intermediary);
    }

    public static TheoryData<Statement> Incomplete => new()
    {
        Good with { Organisations = [] },
        Good with { ActingSubject = "" },
        Good with { Issuer = "" },
        Good with { Organisations = [new(LegalSubjectKind.Kvk, "2731234")] },
        Good with { Organisations = [new(LegalSubjectKind.Kvk, "27312345\n")] },
        Good with { Organisations = [new(LegalSubjectKind.Rsin, "27312345")] },
        Good with { Organisations = [new(LegalSubjectKind.Pseudonym, "")] },
        Good with { Organisations = [new(LegalSubjectKind.Eidas, new('x', 301))] },
        Good with { Organisations = [new((LegalSubjectKind)9, "27312345")] },
        Good with { Branch = "12345" },
        Good with { Branch = "00002731234x" },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public void A_statement_without_person_organisation_or_their_right_form_is_not_enough(Statement statement) =>
        Weigh(statement).ShouldBe(WeighStatement.Incomplete);

    [Fact]
    public void Where_eherkenning_is_no_scheme_no_statement_is_enough()
    {
        var tenant = new CurrentTenant();
        using var entered = tenant.Enter(TestTenants.Noord);
        new WeighStatement(tenant).Weigh(Good, Level.Eh2).ShouldBe(WeighStatement.Incomplete);
    }

    private static Refusal? Weigh(Statement statement, string rules = "{}", Level asked = Level.Eh2Plus)
    {
        var tenant = new CurrentTenant();
        using var entered = tenant.Enter(TestTenants.Make("noord", $$"""{ "signIn": { "schemes": ["eherkenning"], "eHerkenning": {{rules}} } }"""));
        return new WeighStatement(tenant).Weigh(statement, asked);
    }
}
