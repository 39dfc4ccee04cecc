using Engine.Features;

namespace Engine.SignIn;

/// <summary>How somebody proved who they are, as the session keeps it.</summary>
/// <param name="Scheme">One of <see cref="SignInSchemes"/>.</param>
/// <param name="Branch">Branch to which the mandate is limited; null for the whole organisation.</param>
/// <param name="Intermediary">Office that acts for the organisation, in words for the log; null when it acts itself.</param>
/// <param name="Detail">What the log tells of this sign-in; null for the level alone.</param>
/// <param name="RememberedDevice">Device that stood in for the second step; null when none did.</param>
public sealed record SignInProof(string Scheme, Level Level, string? Branch = null, string? Intermediary = null, string? Detail = null, Guid? RememberedDevice = null);
