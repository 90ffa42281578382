"""The one room for trained models: Stanza's pipeline, the encoder, their files and cards."""
