using System.Text.Json;
using Engine.Api;
using Engine.Calendar;
using Engine.Connectors;
using Engine.Features;
using Engine.Tenancy;
using Shouldly;
using Testing;

namespace Engine.Tests.Tenancy.Configuration;

/// <summary>The schema and the records it is bound to say the same, so that neither promises what the other does not know.</summary>
public sealed class TenantSchemaTests
{
    private static readonly JsonElement Schema =
        JsonDocument.Parse(File.ReadAllText(Repository.Path("tenant-config", "tenant.schema.json"))).RootElement;

    public static TheoryData<string, Type> Objects => new()
    {
        { "", typeof(TenantConfig) },
        { "properties/audiences/additionalProperties", typeof(AudienceConfig) },
        { "properties/roles/additionalProperties", typeof(RoleConfig) },
        { "properties/signIn", typeof(SignInConfig) },
        { "properties/publicPage", typeof(PublicPageConfig) },
        { "properties/publicPage/properties/blocks/items", typeof(TextBlock) },
        { "properties/contact", typeof(ContactConfig) },
        { "properties/legal/items", typeof(LinkConfig) },
        { "properties/closingDays/items", typeof(ClosingDay) },
        { "properties/calendar", typeof(CalendarConfig) },
        { "properties/outside", typeof(OutsideConfig) },
        { "properties/api", typeof(ApiConfig) },
        { "$defs/connector", typeof(ConnectorConfig) },
        { "$defs/connector/properties/operations/additionalProperties", typeof(OperationConfig) },
        { "$defs/feature", typeof(FeatureConfig) },
        { "$defs/navigation", typeof(NavigationConfig) },
        { "$defs/navigationItem", typeof(NavigationItem) },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void Schema_and_record_have_the_same_members(string path, Type record)
    {
        var bound = record.GetProperties().Where(p => p.Name != "EqualityContract").Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
        // the schema's own name binds to nothing, and modules bind their settings themselves
        var named = At(path).GetProperty("properties").EnumerateObject().Select(p => p.Name).Except(["$schema", "settings"]);
        named.Order(StringComparer.Ordinal).ShouldBe(bound.Order(StringComparer.Ordinal));
    }

    public static TheoryData<string, Type, string?> Choices => new()
    {
        { "$defs/state", typeof(SwitchState), null },
        { "$defs/feature/properties/level", typeof(Level), nameof(Level.None) },
        { "properties/signIn/properties/secondStep", typeof(SecondStep), null },
        { "$defs/navigation/properties/placement", typeof(MenuPlacement), null },
        { "properties/calendar/properties/liberationDay", typeof(LiberationDay), null },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public void Schema_and_enumeration_have_the_same_choices(string path, Type enumeration, string? except) =>
        At(path).GetProperty("enum").EnumerateArray().Select(v => v.GetString() ?? "").Order(StringComparer.Ordinal).ShouldBe(
            Enum.GetNames(enumeration).Where(n => n != except).Select(JsonNamingPolicy.CamelCase.ConvertName).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_member_of_the_tenant_is_described_for_editors()
    {
        foreach (var property in Schema.GetProperty("properties").EnumerateObject().Where(p => !p.Value.TryGetProperty("$ref", out _)))
        {
            (property.Value.TryGetProperty("description", out _) || property.Value.GetProperty("type").GetString() == "object").ShouldBeTrue(property.Name);
        }
    }

    private static JsonElement At(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(Schema, (at, name) => at.GetProperty(name));
}
