namespace Collectiviteit.Mutaties;

/// <summary>The form of a deregistration, as posted.</summary>
internal sealed class AfmeldFormulier
{
    public string? Einddatum { get; set; }

    public string? Reden { get; set; }

    public List<string>? Gezin { get; set; }

    /// <summary>Button that was pressed: controleren, bevestigen or terug.</summary>
    public string? Stap { get; set; }
}
