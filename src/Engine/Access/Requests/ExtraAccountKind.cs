using Engine.Workflows.Requests;

namespace Engine.Access.Requests;

/// <summary>An account for a colleague that the insurer's desk makes, because nobody at the organisation may (004-15).</summary>
public static class ExtraAccountKind
{
    public const string Id = "portal.extra-account";

    public static readonly RequestKind Value = new(Id, "Extra account",
    [
        new("aangevraagd", "Aangevraagd", "Wij hebben uw aanvraag ontvangen."),
        new("controleren", "Wordt gecontroleerd", "Wij controleren de gegevens van uw collega."),
        new("contact", "Wij nemen contact op", "Wij bellen of mailen u over deze aanvraag.", RequestStatusRole.Detour),
        new("uitgenodigd", "Goedgekeurd", "Uw collega heeft een e-mail met de activatielink gekregen."),
        new("actief", "Account actief"),
        new("geweigerd", "Niet goedgekeurd", Role: RequestStatusRole.Ending),
        new("bestaat-al", "Uw collega heeft al een account", Role: RequestStatusRole.Ending),
        new("dubbel", "Al eerder aangevraagd", Role: RequestStatusRole.Ending),
        new("verlopen", "Niet geactiveerd", Role: RequestStatusRole.Ending),
    ])
    {
        Feature = PortalFeatures.ExtraAccount, PromisedWorkingDays = 5,
    };
}
