"""The encryption between WhatsApp and the endpoint of a flow, both sides of it.

WhatsApp makes an AES key for each request and sends it encrypted with the business's public key (RSA-OAEP with
SHA-256). Request and answer are AES-128-GCM, the 16 bytes of the tag at the end; the answer uses the same key, and
the request's initial vector with every bit flipped. An answer 421 says that the endpoint has another key.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BITS = 2048
KEY_BYTES, VECTOR_BYTES = 16, 16
OAEP = padding.OAEP(mgf=padding.MGF1(hashes.SHA256()), algorithm=hashes.SHA256(), label=None)
WRONG_KEY = 421
"""What an endpoint answers to a request that it cannot decrypt."""


class Undecipherable(ValueError):
    """A text cannot be decrypted with this key, or is no such text at all."""


class BadKey(ValueError):
    """A text is no public key that WhatsApp takes."""


@dataclass(frozen=True, slots=True)
class Secret:
    """The key of one request and its answer."""

    key: bytes
    vector: bytes

    @property
    def flipped(self) -> bytes:
        """The vector of the answer."""
        return bytes(byte ^ 0xFF for byte in self.vector)


def make_keys() -> tuple[str, str]:
    """A new key pair as PEM: public, private. Takes a while, so not in the loop."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    return (
        private.public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        .decode(),
        private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ).decode(),
    )


def check_public_key(pem: str) -> rsa.RSAPublicKey:
    """The public key of a PEM text. Raises BadKey."""
    try:
        key = serialization.load_pem_public_key(pem.encode())
    except (ValueError, UnsupportedAlgorithm, UnicodeEncodeError):
        raise BadKey("It is no public key as PEM, which begins with -----BEGIN PUBLIC KEY-----.") from None
    if not isinstance(key, rsa.RSAPublicKey) or key.key_size != KEY_BITS:
        raise BadKey(f"WhatsApp takes RSA keys of {KEY_BITS} bits.")
    return key


# --- as WhatsApp does it ---------------------------------------------------------------------------------


def encrypt_request(request: Any, public_key: str) -> tuple[dict[str, str], Secret]:
    """What WhatsApp posts to an endpoint, and what opens the answer. Raises BadKey."""
    key = check_public_key(public_key)
    secret = Secret(os.urandom(KEY_BYTES), os.urandom(VECTOR_BYTES))
    sealed = AESGCM(secret.key).encrypt(secret.vector, json.dumps(request).encode(), None)
    return {
        "encrypted_flow_data": base64.b64encode(sealed).decode(),
        "encrypted_aes_key": base64.b64encode(key.encrypt(secret.key, OAEP)).decode(),
        "initial_vector": base64.b64encode(secret.vector).decode(),
    }, secret


def decrypt_answer(answer: bytes, secret: Secret) -> Any:
    """The answer of an endpoint, which is base64. Raises Undecipherable."""
    return opened(decoded(answer.decode("ascii", "replace").strip()), secret.key, secret.flipped)


# --- as the endpoint does it -----------------------------------------------------------------------------


def decrypt_request(body: Any, private_key: str) -> tuple[dict[str, Any], Secret]:
    """What WhatsApp asks, and what to encrypt the answer with. Raises Undecipherable."""
    if not isinstance(body, dict):
        raise Undecipherable("The body must be an object.")
    sealed, sealed_key, vector = (
        decoded(body.get(name)) for name in ("encrypted_flow_data", "encrypted_aes_key", "initial_vector")
    )
    private = serialization.load_pem_private_key(private_key.encode(), None)
    assert isinstance(private, rsa.RSAPrivateKey)
    try:
        key = private.decrypt(sealed_key, OAEP)
    except ValueError:
        raise Undecipherable("The key was encrypted with another public key.") from None
    request = opened(sealed, key, vector)
    if not isinstance(request, dict):
        raise Undecipherable("The request must be an object.")
    return request, Secret(key, vector)


def encrypt_answer(answer: Any, secret: Secret) -> str:
    """The body of an endpoint's answer."""
    sealed = AESGCM(secret.key).encrypt(secret.flipped, json.dumps(answer).encode(), None)
    return base64.b64encode(sealed).decode()


def decoded(text: Any) -> bytes:
    """The bytes of a base64 text. Raises Undecipherable."""
    if not isinstance(text, str):
        raise Undecipherable("encrypted_flow_data, encrypted_aes_key and initial_vector are required.")
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Undecipherable("It is no base64.") from None


def opened(sealed: bytes, key: bytes, vector: bytes) -> Any:
    """The JSON inside. Raises Undecipherable."""
    try:
        return json.loads(AESGCM(key).decrypt(vector, sealed, None))
    except (InvalidTag, ValueError, RecursionError):
        raise Undecipherable("It was encrypted with another key, or changed on the way.") from None
