using System.Text.Json.Nodes;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Definitions.Reading;

namespace Engine.Workflows.Definitions.Overlays;

/// <summary>
/// A tenant's changes to a shared definition, as a small file beside it:
/// <code>
/// { "overlayOf": "intervention", "baseVersion": 3, "name": "...", "description": "...",
///   "variables": { "v1": { "value": "5" } },
///   "activities": { "c1": { "displayText": "...", "textVersion": "2026-2", "reminders": { "typeName": "...", "expression": {...} }, "note": null } } }
/// </code>
/// Variables go by id and take another <c>value</c>. Activities go by id; a member is one of their inputs, bare for a literal or as a file
/// writes it, or null to take the default of the activity; <c>displayText</c> and <c>description</c> are texts of the drawing. The flow
/// itself cannot be changed: who wants that replaces the definition by a file of the same <c>definitionId</c>.
/// </summary>
public static class DefinitionOverlay
{
    private static readonly string[] Fields = ["overlayOf", "baseVersion", "name", "description", "variables", "activities", "$schema"];

    /// <summary>The definition that an overlay is for; null when the text is no overlay.</summary>
    public static string? TargetOf(ReadOnlyMemory<byte> utf8)
    {
        var text = JsonText.WithoutMark(utf8);
        return text.Length <= DefinitionLimits.Bytes && JsonText.Parse(text.Span, new(text, ActivityCatalogue.Default)) is JsonObject file ? Members.Filled(file, "overlayOf") : null;
    }

    /// <summary>The base with the changes of the overlay. It never throws; findings carry the places in the overlay.</summary>
    /// <returns>No definition when an error was found, so that a half overlay never runs.</returns>
    public static ReadResult Apply(WorkflowDefinition shared, ReadOnlyMemory<byte> utf8, ActivityCatalogue? catalogue = null)
    {
        var text = JsonText.WithoutMark(utf8);
        var session = new ReadSession(text, catalogue ?? ActivityCatalogue.Default);
        if (text.Length > DefinitionLimits.Bytes)
        {
            session.Refuse("limit-bytes", "Het bestand is groter dan 2 MB. Maak het kleiner.");
        }
        else if (JsonText.Parse(text.Span, session) is var document && document is not JsonObject)
        {
            session.Refuse("json", "Het bestand bevat geen aanpassing van een workflow.", document);
        }
        else if (document is JsonObject overlay)
        {
            var activities = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
            var file = DefinitionWriter.Json(shared, activities);
            Envelope(overlay, file, shared, session);
            Variables(overlay, file, session);
            new OverlaidActivities(shared, activities, session).Apply(overlay);
            if (!session.Findings.Any(f => f.IsError))
            {
                var read = DefinitionReader.Read(file.ToJsonString(), session.Catalogue);
                return read with { Findings = [.. session.Findings, .. read.Findings] };
            }
        }

        return new(null, session.Findings);
    }

    private static void Envelope(JsonObject overlay, JsonObject file, WorkflowDefinition shared, ReadSession session)
    {
        foreach (var (name, value) in overlay.Where(m => !Fields.Contains(m.Key)))
        {
            session.Error("overlay-field", $"Het veld \"{name}\" kan niet worden aangepast. Mogelijk zijn: {string.Join(", ", Fields.Take(6))}.", value ?? overlay);
        }

        if (Members.Filled(overlay, "overlayOf") != shared.DefinitionId)
        {
            session.Error("overlay-target", $"Deze aanpassing is niet voor \"{shared.DefinitionId}\". Zet die naam bij \"overlayOf\".", overlay["overlayOf"] ?? overlay);
        }

        if (Members.Number(overlay, "baseVersion") is { } version && version != shared.Version)
        {
            session.Warn("overlay-version", "De gedeelde workflow is veranderd sinds deze aanpassing. Kijk of de aanpassing nog klopt en zet de nieuwe versie bij \"baseVersion\".", overlay["baseVersion"]);
        }

        foreach (var text in new[] { "name", "description" })
        {
            if (Members.Filled(overlay, text) is { } own)
            {
                file[text] = own;
            }
        }
    }

    private static void Variables(JsonObject overlay, JsonObject file, ReadSession session)
    {
        foreach (var (id, value) in overlay["variables"] as JsonObject ?? [])
        {
            var variable = Members.Objects(file["variables"]).FirstOrDefault(v => Members.Filled(v, "id") == id);
            if (variable is null)
            {
                session.Error("overlay-target", $"De variabele \"{id}\" bestaat niet in de gedeelde workflow. Kies een andere of haal de regel weg.", value ?? overlay);
            }
            else if (value is not JsonObject { Count: 1 } change || !change.ContainsKey("value"))
            {
                session.Error("overlay-field", $"Van een variabele kan alleen \"value\" worden aangepast. Schrijf {{ \"value\": ... }}.", value ?? overlay);
            }
            else
            {
                variable["value"] = change["value"]?.DeepClone();
            }
        }
    }
}
