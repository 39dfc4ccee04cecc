namespace Engine.Modules;

/// <summary>Something that is true or not of a contract, for example how its premium is paid.</summary>
/// <param name="Id">Id as conditions in a tenant file name it.</param>
/// <param name="Description">Dutch clause that completes "alleen als …".</param>
public sealed record Fact(string Id, string Description);
