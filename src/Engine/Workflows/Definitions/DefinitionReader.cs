using System.Text;
using System.Text.Json.Nodes;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Definitions.Reading;

namespace Engine.Workflows.Definitions;

/// <summary>
/// Reads definitions of every release of Elsa 3, first into the form of today and then into the model. It never throws: what is wrong
/// is a finding with line, column and path. Whether a definition may run is for the publish check to say.
/// </summary>
public static class DefinitionReader
{
    public static ReadResult Read(string json, ActivityCatalogue? catalogue = null) => Read(Encoding.UTF8.GetBytes(json), catalogue);

    /// <param name="utf8">The file, with or without byte order mark.</param>
    /// <param name="catalogue">The activities that exist; null for <see cref="ActivityCatalogue.Default"/>.</param>
    public static ReadResult Read(ReadOnlyMemory<byte> utf8, ActivityCatalogue? catalogue = null)
    {
        var text = JsonText.WithoutMark(utf8);
        var session = new ReadSession(text, catalogue ?? ActivityCatalogue.Default);
        if (text.Length > DefinitionLimits.Bytes)
        {
            session.Refuse("limit-bytes", "Het bestand is groter dan 2 MB. Splits de workflow in kleinere.");
            return new(null, session.Findings);
        }

        var definition = Document(JsonText.Parse(text.Span, session), session);
        return new(session.IsRefused ? null : Limited(definition, session), session.Findings);
    }

    private static WorkflowDefinition? Document(JsonNode? document, ReadSession session)
    {
        if (session.IsRefused)
        {
            return null;
        }

        if (document is not JsonObject file)
        {
            session.Refuse("json", "Het bestand bevat geen workflow. Exporteer de workflow uit de ontwerper en probeer het opnieuw.", document);
            return null;
        }

        ModernEnvelope.Modernise(file);
        if (Members.Filled(file, "definitionId") is not { } definitionId)
        {
            session.Refuse("definition-id-missing", "De workflow heeft geen definitionId. Exporteer haar opnieuw uit de ontwerper.", file);
            return null;
        }

        if (file["root"] is not JsonObject written)
        {
            if (file["root"] is { } other)
            {
                session.Error("activity-shape", "De workflow bevat geen activiteit als begin. Exporteer haar opnieuw.", other);
            }

            file["root"] = written = new JsonObject { ["type"] = FlowActivities.Sequence, ["version"] = 1, ["id"] = "Sequence1", ["activities"] = new JsonArray() };
        }

        var root = new ModernNodes(session).Modernise(written);
        if (session.IsRefused)
        {
            return null;
        }

        if (!ReferenceEquals(root, written))
        {
            file["root"] = root;
        }

        return EnvelopeReader.Read(file, definitionId, new NodeReader(session).Read(root), session);
    }

    private static WorkflowDefinition? Limited(WorkflowDefinition? definition, ReadSession session)
    {
        if (definition?.Tree.All.Sum(n => n.Connections.Count) > DefinitionLimits.Connections)
        {
            session.Refuse("limit-connections", "De workflow heeft te veel verbindingen. Splits de workflow in kleinere.");
            return null;
        }

        return definition;
    }
}
