using Engine.Workflows.Requests;

namespace Engine.Questions;

/// <summary>A question to the insurer's desk, as a request that a definition carries out (002-29, 002-30).</summary>
public static class QuestionKind
{
    public const string Id = "portal.vraag";

    public static readonly RequestKind Value = new(Id, "Vraag stellen",
    [
        new("gesteld", "Vraag gesteld", "Wij beantwoorden uw vraag."),
        new("beantwoord", "Beantwoord"),
    ])
    {
        Feature = PortalFeatures.Questions,
        HasOwnNotes = true,
    };
}
