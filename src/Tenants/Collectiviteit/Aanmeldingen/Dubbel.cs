using Engine.Ui;

namespace Collectiviteit.Aanmeldingen;

/// <summary>What a user says of somebody with the same name and birth date.</summary>
internal static class Dubbel
{
    public const string Zelfde = "zelfde";
    public const string Ander = "ander";

    public static readonly IReadOnlyList<Option> Keuzes =
        [new(Zelfde, "Het is dezelfde persoon, toch aanmelden"), new(Ander, "Het is iemand anders, toch aanmelden")];
}
