using System.Text.Json;
using Engine.Features;
using Engine.SignIn.EHerkenning;
using Engine.SignIn.EHerkenning.Oidc;
using Engine.Tenancy;
using Shouldly;

namespace Engine.Tests.SignIn.EHerkenning;

/// <summary>A map of claims per tenant (dutch-standards 1.13).</summary>
public sealed class ClaimReaderTests
{
    private const string Scheme = """
        {
          "sub": "x", "acr": "urn:etoegang:core:assurance-class:loa3",
          "urn:etoegang:core:LegalSubjectID": "27312345", "namequalifier": "urn:etoegang:1.9:EntityConcernedID:KvKnr",
          "urn:etoegang:core:ActingSubjectID": "abc@def",
          "urn:etoegang:1.9:ServiceRestriction:Vestigingsnr": "000027312340",
          "urn:etoegang:core:IntermediateSubjectID": "76543210",
          "urn:etoegang:core:ServiceID": ["een", "twee"], "urn:etoegang:core:ServiceUUID": "drie"
        }
        """;

    [Fact]
    public void The_names_of_the_scheme_need_no_map()
    {
        var statement = Read(Scheme).ShouldNotBeNull();
        statement.Level.ShouldBe(Level.Eh3);
        statement.Organisations.ShouldBe([new(LegalSubjectKind.Kvk, "27312345")]);
        statement.ActingSubject.ShouldBe("abc@def");
        statement.Branch.ShouldBe("000027312340");
        statement.Intermediaries.ShouldBe([new(LegalSubjectKind.Kvk, "76543210")]);
        statement.ServiceIds.ShouldBe(["een", "twee", "drie"]);
    }

    [Fact]
    public void Two_organisations_of_one_kind_are_nobodys()
    {
        Read(Scheme.Replace("\"sub\": \"x\"", "\"urn:etoegang:1.9:EntityConcernedID:KvKnr\": \"27312346\"", StringComparison.Ordinal)).ShouldBeNull();
        Read(Scheme.Replace("\"sub\": \"x\"", "\"urn:etoegang:1.9:EntityConcernedID:KvKnr\": \"27312345\"", StringComparison.Ordinal)).ShouldNotBeNull();
    }

    [Fact]
    public void A_brokers_own_names_are_mapped_by_paths_fallbacks_and_values()
    {
        const string map = """
            {
              "organisation": { "paths": [["bedrijf.naam:met", "leestekens", "nummer"]] }, "organisationKind": { "paths": [["soort"]], "values": { "1": "rsin" } },
              "kvk": { "paths": [["ontbreekt"], ["chamberOfCommerce"]], "required": true }, "actingSubject": { "paths": [["persoon"]], "required": true },
              "level": { "paths": [["eherkenning_level"]], "values": { "3": "eh3" } }
            }
            """;
        var statement = Read("""
            { "bedrijf.naam:met": { "leestekens": { "nummer": "812345678" } }, "soort": 1, "chamberOfCommerce": "27312345", "persoon": "p", "eherkenning_level": 3 }
            """, map).ShouldNotBeNull();
        statement.Organisations.ShouldBe([new(LegalSubjectKind.Rsin, "812345678"), new(LegalSubjectKind.Kvk, "27312345")]);
        statement.Level.ShouldBe(Level.Eh3);
        Read("""{ "bedrijf.naam:met": { "leestekens": { "nummer": "812345678" } }, "soort": 1, "persoon": "p", "eherkenning_level": 3 }""", map).ShouldBeNull("a required claim is absent");
    }

    [Theory]
    [InlineData("\"acr\": \"urn:etoegang:core:assurance-class:loa3\",", "")]
    [InlineData("assurance-class:loa3", "assurance-class:loa1")]
    [InlineData("assurance-class:loa3", "assurance-class:loa5")]
    [InlineData("urn:etoegang:1.9:EntityConcernedID:KvKnr", "urn:etoegang:1.12:EntityConcernedID:BSN")]
    [InlineData("\"namequalifier\": \"urn:etoegang:1.9:EntityConcernedID:KvKnr\",", "")]
    [InlineData("\"urn:etoegang:core:LegalSubjectID\": \"27312345\",", "")]
    [InlineData("\"urn:etoegang:core:ActingSubjectID\": \"abc@def\",", "\"urn:etoegang:core:ActingSubjectID\": \"\",")]
    public void A_token_without_level_kind_organisation_or_person_makes_no_statement(string from, string to) =>
        Read(Scheme.Replace(from, to, StringComparison.Ordinal)).ShouldBeNull();

    [Fact]
    public void A_fixed_level_counts_only_where_the_token_names_none()
    {
        var without = Scheme.Replace("\"acr\": \"urn:etoegang:core:assurance-class:loa3\",", "", StringComparison.Ordinal);
        Read(without, """{ "fixedLevel": "eh2plus" }""").ShouldNotBeNull().Level.ShouldBe(Level.Eh2Plus);
        Read(Scheme.Replace("loa3", "loa9", StringComparison.Ordinal), """{ "fixedLevel": "eh2plus" }""").ShouldBeNull();
    }

    private static Statement? Read(string claims, string map = "{}")
    {
        using var document = JsonDocument.Parse(claims);
        return ClaimReader.Read(document.RootElement, JsonSerializer.Deserialize<ClaimMap>(map, TenantBuilder.Json) ?? new(), "https://broker.example");
    }
}
