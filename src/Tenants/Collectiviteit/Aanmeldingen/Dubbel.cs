using Engine.Ui;

namespace Collectiviteit.Aanmeldingen;

/// <summary>What a user says of somebody with the same name and birth date.</summary>
internal static class Dubbel
{
    public const string Zelfde = "zelfde";
    public const string Ander = "ander";

    /// <returns>Who it is, when the user says that it is the only one found; null for anybody else.</returns>
    public static Guid? Persoon(string? antwoord, IReadOnlyList<Naamgenoot> gevonden) =>
        antwoord == Zelfde && gevonden.Select(n => n.DeelnemerId).OfType<Guid>().ToList() is [var enige] ? enige : null;

    public static readonly IReadOnlyList<Option> Keuzes =
        [new(Zelfde, "Het is dezelfde persoon, toch aanmelden"), new(Ander, "Het is iemand anders, toch aanmelden")];
}
